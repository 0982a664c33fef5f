/** Why something was or was not built, in sentences, from what was read of it. */
@NullMarked
package io.hookline.trigger.explain;

import org.jspecify.annotations.NullMarked;
