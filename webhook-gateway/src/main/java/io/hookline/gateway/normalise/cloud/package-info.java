/** Reads the payloads of Bitbucket Cloud; pure. */
@NullMarked
package io.hookline.gateway.normalise.cloud;

import org.jspecify.annotations.NullMarked;
