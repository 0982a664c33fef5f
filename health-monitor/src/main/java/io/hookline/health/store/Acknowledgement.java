package io.hookline.health.store;

import io.hookline.contracts.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a project that people know of.
 *
 * @param finding the fault's name, such as {@code webhook-missing}
 * @param until when it counts no more; null for as long as the fault is there
 * @param by the subject of the token of who said so
 */
public record Acknowledgement(
        ProjectId project,
        String finding,
        @Nullable Instant until,
        @Nullable String note,
        String by,
        Instant at) {

    /** Whether it counts still. */
    public boolean holds(Instant now) {
        return until == null || now.isBefore(until);
    }
}
