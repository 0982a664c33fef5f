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

    @QueryParam("pullRequest")
    @Parameter(description = "A pull request's number")
    @Nullable
    String pullRequest;

    @QueryParam("from")
    @Parameter(description = "Only what is not older than this, such as 2026-11-20T10:00:00Z")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "Only what is older than this")
    @Nullable
    String to;

    List<Condition> conditions() {
        return Stream.<@Nullable Condition>of(
                        Parameters.optional("project", project, text -> new Condition.OfProject(ProjectId.of(text))),
                        Parameters.optional("ref", ref, text -> new Condition.OfRef(Parameters.ref(text))),
                        Parameters.optional("commit", commit, text -> new Condition.OfCommit(CommitHash.of(text))),
                        Parameters.optional(
                                "pullRequest",
                                pullRequest,
                                text -> new Condition.OfPullRequest(Parameters.pullRequest(text))),
                        Parameters.optional("from", from, text -> new Condition.From(Parameters.time(text))),
                        Parameters.optional("to", to, text -> new Condition.To(Parameters.time(text))))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }
}
