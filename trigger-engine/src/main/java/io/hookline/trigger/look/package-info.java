/** Reads what is known, in one read-only transaction, for those who ask why and what if. */
@NullMarked
package io.hookline.trigger.look;

import org.jspecify.annotations.NullMarked;
