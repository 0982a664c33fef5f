/** What was measured, for people and for programs. */
@NullMarked
package io.hookline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
