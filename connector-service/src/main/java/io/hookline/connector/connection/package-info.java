/** Connectors: one way into one Bitbucket, with its credential and pinned host keys. */
@NullMarked
package io.hookline.connector.connection;

import org.jspecify.annotations.NullMarked;
