/** Reads Kafka in batches, and hands each batch from event to decision to request in one transaction. */
@NullMarked
package io.hookline.trigger.intake;

import org.jspecify.annotations.NullMarked;
