/** Measures the health monitor's pure classes over a fleet in virtual time. */
@NullMarked
package io.hookline.benchmarks.health;

import org.jspecify.annotations.NullMarked;
