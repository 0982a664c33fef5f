package io.hookline.health.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a fault that is known.
 *
 * @param until null for as long as the fault is there
 */
@Schema(
        name = "AcknowledgementForm",
        description = "What is said of a fault that is known",
        examples = "{\"until\":\"2026-12-01T00:00:00Z\",\"note\":\"The workspace moves next week.\"}")
record AcknowledgementForm(
        @Schema(description = "When it counts no more; absent for as long as the fault is there") @Nullable
        Instant until,

        @Schema(description = "Why, for other people; at most 2000 characters") @Nullable
        String note) {

    static final AcknowledgementForm EMPTY = new AcknowledgementForm(null, null);

    private static final int LONGEST = 2_000;

    /** The form, when it makes sense now. */
    AcknowledgementForm checked(Instant now) {
        if (until != null && !until.isAfter(now)) {
            throw new ProblemException(Problem.badParameter("until", "in the future"));
        }
        if (note != null && (note.length() > LONGEST || note.indexOf('\0') >= 0)) {
            throw new ProblemException(Problem.badParameter("note", "text of at most " + LONGEST + " characters"));
        }
        return this;
    }
}
