/** Reads the payloads of Bitbucket Cloud; pure. */
@NullMarked
package io.hookline.payload.cloud;

import org.jspecify.annotations.NullMarked;
