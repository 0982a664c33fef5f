/** What follows when somebody asks for a build, asks to run one again, or stops one. No I/O, no clock, no randomness. */
@NullMarked
package io.hookline.trigger.manual;

import org.jspecify.annotations.NullMarked;
