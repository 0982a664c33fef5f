/** Decides, without I/O, what is repaired now, what waits, and when the project is looked at next. */
@NullMarked
package io.hookline.health.plan;

import org.jspecify.annotations.NullMarked;
