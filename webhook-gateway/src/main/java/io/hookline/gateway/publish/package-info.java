/** Hands events to Kafka and tells whether they are safe there. */
@NullMarked
package io.hookline.gateway.publish;

import org.jspecify.annotations.NullMarked;
