package io.hookline.connector.api;

import io.hookline.connector.project.ChangeRequest;
import io.hookline.connector.project.RepositoryName;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project's repository as it should be. */
@Schema(name = "NewRepository", examples = RepositoryChangeForm.EXAMPLE)
record RepositoryChangeForm(
        @Schema(description = "workspace/slug, KEY/slug on Data Center, or a clone URL over HTTP or SSH") @Nullable
        String repository,

        @Schema(description = "By default the project's") @Nullable
        UUID connector,

        @Schema(description = "Whether another repository may take the present one's place") @Nullable
        Boolean replace) {

    static final String EXAMPLE = "{\"repository\":\"git@bitbucket.org:acme/shop-next.git\",\"replace\":true}";

    ChangeRequest read(ProjectId project) {
        Faults faults = new Faults();
        String named = faults.required("repository", repository, "a/a");
        RepositoryName name = faults.read("repository", () -> RepositoryName.of(named));
        faults.check();
        return new ChangeRequest(
                project,
                Objects.requireNonNull(name),
                connector == null ? null : new ConnectorId(connector),
                Boolean.TRUE.equals(replace));
    }
}
