package io.hookline.contracts.build;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a CI system is asked to do. Topic {@code hookline.build-requests}, keyed by project id and ref, so that one ref's messages keep their order. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BuildMessage.BuildRequested.class, name = "build-requested"),
    @JsonSubTypes.Type(value = BuildMessage.BuildCancelled.class, name = "build-cancelled"),
})
public sealed interface BuildMessage {

    BuildId id();

    ProjectId project();

    GitRef ref();

    /**
     * Build this commit.
     *
     * @param subject what it is built as
     * @param ref the branch or tag; for a pull request its source
     * @param commit all 40 digits; for an annotated tag on an older Data Center the tag object
     * @param pullRequest null for a branch or tag without one
     * @param trust an untrusted build gets no secrets, no deploy or user key and no shared cache
     * @param pipelineFile path of the pipeline's definition; null leaves it to the CI system's default
     * @param supersedes older builds of the same ref or pull request that this one makes pointless
     */
    record BuildRequested(
            BuildId id,
            DecisionId decision,
            ProjectId project,
            RepositoryRef repository,
            Subject subject,
            GitRef ref,
            CommitHash commit,
            @Nullable PullRequestInfo pullRequest,
            Trust trust,
            Checkout checkout,
            @Nullable String pipelineFile,
            List<BuildId> supersedes,
            Cause cause,
            Instant requestedAt)
            implements BuildMessage {

        public BuildRequested {
            Objects.requireNonNull(id);
            Objects.requireNonNull(decision);
            Objects.requireNonNull(project);
            Objects.requireNonNull(repository);
            Objects.requireNonNull(subject);
            Objects.requireNonNull(ref);
            Objects.requireNonNull(trust);
            Objects.requireNonNull(checkout);
            Objects.requireNonNull(cause);
            Objects.requireNonNull(requestedAt);
            if (!commit.isComplete()) {
                throw new IllegalArgumentException("a build is of a commit with all 40 digits");
            }
            supersedes = List.copyOf(supersedes);
        }
    }

    /** Stop this build: its branch or tag was deleted, or its pull request closed. Stopping a build that ended is no error. */
    record BuildCancelled(
            BuildId id, DecisionId decision, ProjectId project, GitRef ref, String reason, Instant cancelledAt)
            implements BuildMessage {

        public BuildCancelled {
            Objects.requireNonNull(id);
            Objects.requireNonNull(decision);
            Objects.requireNonNull(project);
            Objects.requireNonNull(ref);
            Objects.requireNonNull(reason);
            Objects.requireNonNull(cancelledAt);
        }
    }

    /** What a build is of. */
    enum Subject {
        BRANCH,
        TAG,
        PULL_REQUEST
    }

    /** Whether the code comes from someone who may push to the repository. */
    enum Trust {
        TRUSTED,
        UNTRUSTED
    }

    /** The pull request that is built. */
    record PullRequestInfo(
            PullRequestId id,
            String title,
            @Nullable Actor author,
            GitRef source,
            GitRef target,
            boolean fork,
            @Nullable String url) {}

    /**
     * How to get the commit.
     *
     * @param httpUrl of the repository that has the commit (a fork's own for a fork), without user or token
     * @param sshUrl likewise; null where only the HTTP address is known
     * @param refspec what to fetch from there
     */
    record Checkout(String httpUrl, @Nullable String sshUrl, String refspec) {}
}
