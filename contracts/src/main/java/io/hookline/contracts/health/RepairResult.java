package io.hookline.contracts.health;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import java.time.Instant;

/** What became of a repair command. Topic {@code hookline.repair-results}, keyed by project id; one for each command. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RepairResult.Repaired.class, name = "repaired"),
    @JsonSubTypes.Type(value = RepairResult.NotNeeded.class, name = "not-needed"),
    @JsonSubTypes.Type(value = RepairResult.Failed.class, name = "failed"),
})
public sealed interface RepairResult {

    CommandId command();

    ProjectId project();

    RepairKind repairs();

    Instant finishedAt();

    /** Mended; {@code what} says what was made and removed. */
    record Repaired(CommandId command, ProjectId project, RepairKind repairs, String what, Instant finishedAt)
            implements RepairResult {}

    /** Nothing was wrong any more. */
    record NotNeeded(CommandId command, ProjectId project, RepairKind repairs, Instant finishedAt)
            implements RepairResult {}

    /**
     * Not mended.
     *
     * @param why what stood in the way, in a sentence
     * @param retryable whether the same command may succeed later without a person
     */
    record Failed(
            CommandId command, ProjectId project, RepairKind repairs, String why, boolean retryable, Instant finishedAt)
            implements RepairResult {}
}
