/** Messages to Kafka, written in the transaction that they tell of and published after it. */
@NullMarked
package io.hookline.connector.outbox;

import org.jspecify.annotations.NullMarked;
