package io.hookline.connector.observe;

import io.hookline.bitbucket.Account;
import io.hookline.bitbucket.OpenPullRequest;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryEvent.ObservedRef;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events from what was seen of a repository. An event's id follows from project, kind, baseline and the time of asking. */
record SightingEvents(Project project, Instant askedAt, boolean baseline) {

    private static final String PEELED = "^{}";

    Optional<RepositoryEvent> refs(ProbeResult git) {
        return switch (git) {
            case ProbeResult.Refs(var refs) ->
                Optional.of(new RepositoryEvent.RefsObserved(
                        header("refs"), baseline, project.defaultBranch(), observed(refs)));
            case ProbeResult.HostKeyMismatch _,
                    ProbeResult.HostKeysUnconfirmed _,
                    ProbeResult.KeyRejected _,
                    ProbeResult.RepositoryNotFound _,
                    ProbeResult.NotAllowed _,
                    ProbeResult.Unreachable _ -> Optional.empty();
        };
    }

    Optional<RepositoryEvent> pullRequests(Result<List<OpenPullRequest>> open) {
        return switch (open) {
            case Result.Ok<List<OpenPullRequest>>(var seen) ->
                Optional.of(new RepositoryEvent.PullRequestsObserved(
                        header("pull-requests"),
                        baseline,
                        seen.stream().map(this::pullRequest).toList()));
            case Result.Failed<List<OpenPullRequest>> _ -> Optional.empty();
        };
    }

    /** Branches and tags; an annotated tag with the commit it leads to, which git lists under the tag's name and a suffix. */
    static List<ObservedRef> observed(Map<String, io.hookline.bitbucket.CommitHash> refs) {
        return refs.entrySet().stream()
                .filter(ref ->
                        ref.getKey().startsWith("refs/heads/") || ref.getKey().startsWith("refs/tags/"))
                .filter(ref -> !ref.getKey().endsWith(PEELED))
                .map(ref -> new ObservedRef(
                        GitRef.of(ref.getKey()),
                        CommitHash.of(refs.getOrDefault(ref.getKey() + PEELED, ref.getValue())
                                .value())))
                .sorted(Comparator.comparing(ref -> ref.ref().fullName()))
                .toList();
    }

    private PullRequest pullRequest(OpenPullRequest open) {
        return new PullRequest(
                PullRequestId.of(open.id().value()),
                open.title(),
                open.draft(),
                actor(open.author()),
                side(open.source()),
                side(open.target()),
                null,
                null);
    }

    private PullRequest.Side side(OpenPullRequest.End end) {
        RepositoryRef repository = end.repository() == null || end.path() == null
                ? null
                : new RepositoryRef(
                        project.repository().product(),
                        RepositoryId.of(end.repository().value()),
                        end.path().toString());
        CommitHash commit =
                end.commit() == null ? null : CommitHash.of(end.commit().value());
        return new PullRequest.Side(repository, GitRef.of(end.ref().value()), commit);
    }

    private static @Nullable Actor actor(@Nullable Account account) {
        return account == null ? null : new Actor(account.id(), account.name());
    }

    private EventHeader header(String kind) {
        EventId id = EventId.from("observed", project.id(), kind, baseline, askedAt);
        return new EventHeader(id, project.id(), project.repository(), askedAt, null, null);
    }
}
