/** The trigger engine: reads what happened to repositories, decides what is built, and asks for it. */
@NullMarked
package io.hookline.trigger;

import org.jspecify.annotations.NullMarked;
