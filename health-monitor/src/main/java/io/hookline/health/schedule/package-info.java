/** When it is worth looking, without I/O: at a project, and at all that hangs on one connector. */
@NullMarked
package io.hookline.health.schedule;

import org.jspecify.annotations.NullMarked;
