package io.hookline.connector.api;

import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.project.ProjectStatus;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.SetupStep;
import io.hookline.connector.webhook.Hook;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project. Key and webhook are left out of lists. */
@Schema(name = "Project")
record ProjectAnswer(
        @Schema(implementation = String.class) ProjectId id,
        String name,
        @Schema(implementation = String.class) ConnectorId connector,
        ProjectStatus status,

        @Schema(
                description =
                        "What stands in the way of set-up or removal, or was found wrong since, and what to do about it")
        @Nullable
        String problem,

        RepositoryRef repository,
        @Nullable String defaultBranch,
        String httpCloneUrl,
        String sshCloneUrl,
        @Nullable DeployKeyAnswer deployKey,
        @Nullable WebhookAnswer webhook,
        ProjectSettings settings,

        @Schema(description = "Grows with each change that other services are told of")
        long version,

        Instant createdAt) {

    /** A project's deploy key, of which only the public half is ever shown. */
    record DeployKeyAnswer(String fingerprint, String publicKey, boolean registered, Instant createdAt) {}

    /** A project's webhook. */
    record WebhookAnswer(
            @Schema(implementation = String.class) HookId hookId, URI url, boolean registered, Instant createdAt) {}

    /** Projects by name; {@code next} is the {@code after} of the next page, absent on the last. */
    @Schema(name = "ProjectPage")
    record Page(List<ProjectAnswer> items, @Nullable String next) {}

    static ProjectAnswer of(ProjectView view, @Nullable DeployKeyAnswer key, @Nullable WebhookAnswer webhook) {
        Project project = view.project();
        return new ProjectAnswer(
                project.id(),
                project.name(),
                project.connector(),
                view.status(),
                view.problem(),
                project.repository(),
                project.defaultBranch(),
                project.httpCloneUrl(),
                project.sshCloneUrl(),
                key,
                webhook,
                project.settings(),
                project.version(),
                view.createdAt());
    }

    static DeployKeyAnswer deployKey(ProjectView view, OurKey key) {
        return new DeployKeyAnswer(
                key.publicKey().fingerprint(),
                key.publicKey().toString(),
                SetupStep.REGISTER_KEY.isDoneAt(view.nextStep()),
                key.createdAt());
    }

    static WebhookAnswer webhook(Hook hook, URI url) {
        return new WebhookAnswer(hook.id(), url, hook.registeredAs() != null, hook.createdAt());
    }
}
