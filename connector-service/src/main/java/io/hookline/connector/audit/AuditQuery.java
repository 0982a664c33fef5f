package io.hookline.connector.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted, newest first; null filters nothing.
 *
 * @param since that time and later
 * @param until earlier than that time
 * @param before a place in the trail: only older entries
 */
public record AuditQuery(
        @Nullable String subject,
        @Nullable String operation,
        @Nullable UUID connector,
        @Nullable UUID project,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Long before,
        int atMost) {}
