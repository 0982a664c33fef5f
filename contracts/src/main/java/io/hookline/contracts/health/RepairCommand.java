package io.hookline.contracts.health;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Mend this. Topic {@code hookline.repair-commands}, keyed by project id. A command is carried out once, however often it is read. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RepairCommand.ReplaceDeployKey.class, name = "replace-deploy-key"),
    @JsonSubTypes.Type(value = RepairCommand.RestoreWebhook.class, name = "restore-webhook"),
    @JsonSubTypes.Type(value = RepairCommand.RefreshRepository.class, name = "refresh-repository"),
})
public sealed interface RepairCommand {

    CommandId id();

    ProjectId project();

    /** What was found wrong, in a sentence. */
    String reason();

    Instant issuedAt();

    RepairKind repairs();

    /**
     * Make a new deploy key, prove it, then remove the old one.
     *
     * @param evenIfSound whether to do so though nothing can be seen to be wrong with it; null means no
     */
    record ReplaceDeployKey(
            CommandId id,
            ProjectId project,
            String reason,
            Instant issuedAt,
            @Nullable Boolean evenIfSound) implements RepairCommand {
        @Override
        public RepairKind repairs() {
            return RepairKind.DEPLOY_KEY;
        }
    }

    /**
     * Register a new webhook, then remove whatever is left of the old one.
     *
     * @param evenIfSound whether to do so though nothing can be seen to be wrong with it; null means no
     */
    record RestoreWebhook(
            CommandId id,
            ProjectId project,
            String reason,
            Instant issuedAt,
            @Nullable Boolean evenIfSound) implements RepairCommand {
        @Override
        public RepairKind repairs() {
            return RepairKind.WEBHOOK;
        }
    }

    /** Look the repository up by its id and follow its new name, place and default branch. */
    record RefreshRepository(CommandId id, ProjectId project, String reason, Instant issuedAt)
            implements RepairCommand {
        @Override
        public RepairKind repairs() {
            return RepairKind.REPOSITORY;
        }
    }
}
