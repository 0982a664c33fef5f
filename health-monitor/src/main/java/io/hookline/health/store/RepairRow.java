package io.hookline.health.store;

import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A repair and what became of it.
 *
 * @param result null while awaited; repaired, not-needed, failed, or lost when it did not come in time
 * @param detail what was done, or what stood in the way; null where there is nothing to say
 */
public record RepairRow(
        CommandId command,
        ProjectId project,
        RepairKind kind,
        String reason,
        Instant issuedAt,
        @Nullable String result,
        @Nullable String detail,
        @Nullable Instant finishedAt) {}
