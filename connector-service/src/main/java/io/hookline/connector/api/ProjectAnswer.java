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
@Schema(name = "Project", examples = ProjectAnswer.EXAMPLE)
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

    static final String EXAMPLE = """
            {"id":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11","name":"shop","connector":"0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55",\
            "status":"READY","repository":{"product":"CLOUD","id":"{0e6c0a5e-8d0b-4f3e-9a54-3a1f0f6a2b10}","path":"acme/shop"},\
            "defaultBranch":"main","httpCloneUrl":"https://bitbucket.org/acme/shop.git",\
            "sshCloneUrl":"ssh://git@bitbucket.org/acme/shop.git","deployKey":{\
            "fingerprint":"SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",\
            "publicKey":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILJ5/Ls7qt+6GiYplakIWjldfvkR9FXsVdN2QeijNOfq",\
            "registered":true,"createdAt":"2026-11-20T09:30:00Z"},"webhook":{"hookId":"3fa2b7d39e4c5f60718293a4b5c6d7e8",\
            "url":"https://hooks.example.com/hooks/3fa2b7d39e4c5f60718293a4b5c6d7e8","registered":true,"createdAt":"2026-11-20T09:30:00Z"},\
            "settings":{"buildMode":"ALL_BRANCHES","forks":"OFF","tags":"OFF","drafts":"BUILD","skipMarkers":true,\
            "autoCancel":true,"sourceBranches":[],"targetBranches":[],"alwaysBuild":[],"tagPatterns":[],"approvers":[],\
            "approvalComment":"/build"},"version":1,"createdAt":"2026-11-20T09:30:00Z"}""";

    /** A project's deploy key, of which only the public half is ever shown. */
    record DeployKeyAnswer(String fingerprint, String publicKey, boolean registered, Instant createdAt) {}

    /** A project's webhook. */
    record WebhookAnswer(
            @Schema(implementation = String.class) HookId hookId, URI url, boolean registered, Instant createdAt) {}

    /** Projects by name; {@code next} is the {@code after} of the next page, absent on the last. */
    @Schema(name = "ProjectPage", examples = "{\"items\":[" + EXAMPLE + "],\"next\":\"shop\"}")
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
