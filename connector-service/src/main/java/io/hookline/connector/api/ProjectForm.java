package io.hookline.connector.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.connector.project.NewProject;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.project.ProjectSettings;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project to be made. */
@Schema(name = "NewProject", examples = """
                {"name":"shop","connector":"0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55","repository":"acme/shop",\
                "settings":{"buildMode":"ONLY_PULL_REQUESTS","forks":"ON"}}""")
record ProjectForm(
        @Nullable String name,
        @Nullable UUID connector,

        @Schema(description = "workspace/slug, or KEY/slug on Data Center") @Nullable
        String repository,

        @Schema(description = "What differs from the defaults", implementation = ProjectSettings.class) @Nullable
        JsonNode settings) {

    NewProject read(SettingsForm form) {
        Faults faults = new Faults();
        String goodName = faults.name(name);
        UUID goodConnector = faults.required("connector", connector, new UUID(0, 0));
        String path = faults.required("repository", repository, "a/a");
        RepositoryPath goodPath = faults.read("repository", () -> RepositoryPath.of(path));
        ProjectSettings goodSettings = settings == null
                ? ProjectSettings.DEFAULTS
                : form.merge(ProjectSettings.DEFAULTS, settings, "settings", faults);
        faults.check();
        return new NewProject(goodName, new ConnectorId(goodConnector), Objects.requireNonNull(goodPath), goodSettings);
    }
}
