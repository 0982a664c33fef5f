/** Connector-service: holds all credentials, and alone talks to Bitbucket. */
@NullMarked
package io.hookline.connector;

import org.jspecify.annotations.NullMarked;
