package io.hookline.connector.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit trail.
 *
 * @param seq its place: a later entry has a greater one
 * @param status the HTTP status that it ended with; null while it is under way, or when a crash ended it
 */
public record AuditEntry(
        long seq,
        Instant at,
        AuditedOperation operation,
        @Nullable Integer status) {}
