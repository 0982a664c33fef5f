/** The commands of {@code ./hookline}, a class each. */
@NullMarked
package io.hookline.local.command;

import org.jspecify.annotations.NullMarked;
