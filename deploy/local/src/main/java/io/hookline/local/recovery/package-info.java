/** What brings Kafka's consumers in line with databases that were restored from a backup. */
@NullMarked
package io.hookline.local.recovery;

import org.jspecify.annotations.NullMarked;
