/** Hookline on one machine: the entry point of {@code ./hookline}. */
@NullMarked
package io.hookline.local;

import org.jspecify.annotations.NullMarked;
