/** The rules that decide what is built: named, pure, in one ordered list. */
@NullMarked
package io.hookline.trigger.rule;

import org.jspecify.annotations.NullMarked;
