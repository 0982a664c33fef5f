/** Repair commands from Kafka, each carried out once. */
@NullMarked
package io.hookline.connector.repair;

import org.jspecify.annotations.NullMarked;
