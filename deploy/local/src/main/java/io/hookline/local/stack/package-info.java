/** The local stack: all parts of Hookline as processes, started in order, watched, stopped. */
@NullMarked
package io.hookline.local.stack;

import org.jspecify.annotations.NullMarked;
