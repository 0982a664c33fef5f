/** What all services tell of themselves in the same way: traces that go on over Kafka and tables, and logs with the same keys. */
@NullMarked
package io.hookline.telemetry;

import org.jspecify.annotations.NullMarked;
