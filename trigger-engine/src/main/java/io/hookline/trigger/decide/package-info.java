/** Makes one decision for each change of an event, from the event, what is known and the rules; pure. */
@NullMarked
package io.hookline.trigger.decide;

import org.jspecify.annotations.NullMarked;
