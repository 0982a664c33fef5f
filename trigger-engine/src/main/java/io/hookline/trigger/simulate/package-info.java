/** Decides what has not happened, over what is known and without effect. */
@NullMarked
package io.hookline.trigger.simulate;

import org.jspecify.annotations.NullMarked;
