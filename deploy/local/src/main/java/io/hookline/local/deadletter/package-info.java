/** Dead letters: what there is, why, and giving them back to the topics they came from. */
@NullMarked
package io.hookline.local.deadletter;

import org.jspecify.annotations.NullMarked;
