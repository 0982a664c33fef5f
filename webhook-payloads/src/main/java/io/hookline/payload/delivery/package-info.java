/** A delivery and what it turned out to be; pure. */
@NullMarked
package io.hookline.payload.delivery;

import org.jspecify.annotations.NullMarked;
