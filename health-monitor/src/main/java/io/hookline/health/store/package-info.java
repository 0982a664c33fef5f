/** The rows in PostgreSQL: projects, connectors, repairs and the outbox. */
@NullMarked
package io.hookline.health.store;

import org.jspecify.annotations.NullMarked;
