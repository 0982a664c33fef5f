/** The trigger engine against its floor: the least program that writes the same rows and sends the same messages. */
@NullMarked
package io.hookline.benchmarks.trigger;

import org.jspecify.annotations.NullMarked;
