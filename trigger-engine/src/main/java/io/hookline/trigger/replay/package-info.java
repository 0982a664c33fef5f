/** Decides what was told before once more, to see what would be different and to build what is missing. */
@NullMarked
package io.hookline.trigger.replay;

import org.jspecify.annotations.NullMarked;
