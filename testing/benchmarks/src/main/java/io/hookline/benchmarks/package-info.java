/** The command line of the benchmarks, and what they share: server processes and reports. */
@NullMarked
package io.hookline.benchmarks;

import org.jspecify.annotations.NullMarked;
