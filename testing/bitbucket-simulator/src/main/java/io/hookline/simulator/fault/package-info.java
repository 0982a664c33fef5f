/** Faults that a test injects into matching requests. */
@NullMarked
package io.hookline.simulator.fault;

import org.jspecify.annotations.NullMarked;
