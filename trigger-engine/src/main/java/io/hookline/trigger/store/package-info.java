/** PostgreSQL: the inbox, what is known, decisions, waiting records and the outbox, under one transaction. */
@NullMarked
package io.hookline.trigger.store;

import org.jspecify.annotations.NullMarked;
