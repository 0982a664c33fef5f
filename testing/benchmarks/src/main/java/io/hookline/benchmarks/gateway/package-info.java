/** The webhook gateway against its floor: the least server that does the secure part of the job. */
@NullMarked
package io.hookline.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
