/** Servers as processes of their own, and what they cost. */
@NullMarked
package io.hookline.benchmarks.process;

import org.jspecify.annotations.NullMarked;
