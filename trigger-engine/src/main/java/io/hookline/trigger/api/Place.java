package io.hookline.trigger.api;

import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.store.Condition;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Where something happened, as a request names it. */
final class Place {

    @QueryParam("project")
    @Parameter(description = "A project's id")
    @Nullable
    String project;

    @QueryParam("ref")
    @Parameter(description = "A full ref name such as refs/tags/v1, or a branch's name")
    @Nullable
    String ref;

    @QueryParam("commit")
    @Parameter(description = "A commit's hash, or its first 7 digits or more")
    @Nullable
    String commit;

    List<Condition> conditions() {
        return Stream.<@Nullable Condition>of(
                        Parameters.optional("project", project, text -> new Condition.OfProject(ProjectId.of(text))),
                        Parameters.optional("ref", ref, text -> new Condition.OfRef(Parameters.ref(text))),
                        Parameters.optional("commit", commit, text -> new Condition.OfCommit(CommitHash.of(text))))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
