/** Reads bodies into the few fields that are needed, and passes over the rest; pure. */
@NullMarked
package io.hookline.payload.json;

import org.jspecify.annotations.NullMarked;
