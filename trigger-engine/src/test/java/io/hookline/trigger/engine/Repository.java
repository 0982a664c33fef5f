package io.hookline.trigger.engine;

import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.contracts.project.ProjectSettings.DraftPolicy;
import io.hookline.contracts.project.ProjectSettings.ForkPolicy;
import io.hookline.contracts.project.ProjectSettings.TagPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A repository on Bitbucket Cloud and the events it sends. A commit is two digits that stand for the hash that repeats them. */
final class Repository {

    private static final HookId HOOK = HookId.of("0123456789abcdef0123456789abcdef");

    private static final RepositoryRef FORK = new RepositoryRef(Product.CLOUD, RepositoryId.of("{f0}"), "bob/shop");

    final ProjectId project = ProjectId.random();
    final RepositoryRef ref =
            new RepositoryRef(Product.CLOUD, RepositoryId.of("{" + UUID.randomUUID() + "}"), "acme/shop");

    static CommitHash commit(String digits) {
        return CommitHash.of(digits.repeat(20));
    }

    Project project(BuildMode mode, long version) {
        return projectWithDefaultBranch("main", mode, version);
    }

    /** Bitbucket's default branch is another one now. */
    Project projectWithDefaultBranch(String branch, BuildMode mode, long version) {
        return project(branch, mode, ForkPolicy.ON, List.of(), version);
    }

    Project projectWhoseForksWait(String... approvers) {
        return project("main", BuildMode.ALL_BRANCHES, ForkPolicy.APPROVAL, List.of(approvers), 1);
    }

    private Project project(
            String defaultBranch, BuildMode mode, ForkPolicy forks, List<String> approvers, long version) {
        ProjectSettings settings = new ProjectSettings(
                mode,
                forks,
                TagPolicy.OFF,
                DraftPolicy.BUILD,
                true,
                true,
                List.of(),
                List.of(),
                "ci.yaml",
                List.of(),
                List.of(),
                approvers,
                "/build");
        return new Project(
                project,
                "shop",
                ConnectorId.random(),
                ref,
                defaultBranch,
                "https://bitbucket.org/acme/shop.git",
                "git@bitbucket.org:acme/shop.git",
                settings,
                version);
    }

    RepositoryEvent pushed(RefChange... changes) {
        return new RepositoryEvent.Pushed(delivered(), List.of(changes));
    }

    static RefChange change(String branch, String before, String after) {
        return new RefChange(
                GitRef.branch(branch),
                before == null ? null : commit(before),
                after == null ? null : commit(after),
                false,
                "work");
    }

    RepositoryEvent opened(long id, String branch, String commit) {
        return new RepositoryEvent.PullRequestOpened(delivered(), pullRequest(id, branch, commit, ref));
    }

    RepositoryEvent updated(long id, String branch, String commit) {
        return new RepositoryEvent.PullRequestUpdated(delivered(), pullRequest(id, branch, commit, ref));
    }

    RepositoryEvent merged(long id, String branch, String commit) {
        return new RepositoryEvent.PullRequestMerged(delivered(), pullRequest(id, branch, commit, ref), null);
    }

    RepositoryEvent openedFromFork(long id, String branch, String commit) {
        return new RepositoryEvent.PullRequestOpened(delivered(), pullRequest(id, branch, commit, FORK));
    }

    RepositoryEvent updatedFromFork(long id, String branch, String commit) {
        return new RepositoryEvent.PullRequestUpdated(delivered(), pullRequest(id, branch, commit, FORK));
    }

    RepositoryEvent mergedFromFork(long id, String branch, String commit) {
        return new RepositoryEvent.PullRequestMerged(delivered(), pullRequest(id, branch, commit, FORK), null);
    }

    RepositoryEvent commentedFromFork(long id, String branch, String commit, String account, String comment) {
        EventHeader header = delivered();
        return new RepositoryEvent.PullRequestCommentAdded(
                new EventHeader(
                        header.id(), project, ref, header.receivedAt(), header.delivery(), new Actor(account, "Ann")),
                pullRequest(id, branch, commit, FORK),
                comment);
    }

    /** A push that the gateway received then and that waited in Kafka since. */
    RepositoryEvent pushedAt(Instant received, RefChange... changes) {
        EventHeader header = delivered();
        return new RepositoryEvent.Pushed(
                new EventHeader(header.id(), project, ref, received, header.delivery(), null), List.of(changes));
    }

    /** The first look, a minute ago. */
    RepositoryEvent refsSeenFirst(Map<String, String> refs) {
        return refsSeen(true, refs, Instant.now().minusSeconds(60));
    }

    RepositoryEvent refsSeen(Map<String, String> refs) {
        return refsSeen(false, refs, Instant.now());
    }

    private RepositoryEvent refsSeen(boolean baseline, Map<String, String> refs, Instant at) {
        return new RepositoryEvent.RefsObserved(
                new EventHeader(EventId.from(UUID.randomUUID()), project, ref, at, null, null),
                baseline,
                "main",
                refs.entrySet().stream()
                        .map(entry -> new RepositoryEvent.ObservedRef(
                                GitRef.branch(entry.getKey()), commit(entry.getValue())))
                        .toList());
    }

    /** As Cloud's events have it: the first 12 digits of the commit. */
    private PullRequest pullRequest(long id, String branch, String commit, RepositoryRef source) {
        return new PullRequest(
                PullRequestId.of(id),
                "Work",
                false,
                null,
                new PullRequest.Side(
                        source,
                        GitRef.branch(branch),
                        CommitHash.of(commit(commit).value().substring(0, 12))),
                new PullRequest.Side(ref, GitRef.branch("main"), null),
                "https://bitbucket.org/acme/shop/pull-requests/" + id,
                null);
    }

    private EventHeader delivered() {
        String delivery = UUID.randomUUID().toString();
        return new EventHeader(
                EventId.from(delivery), project, ref, Instant.now(), new Delivery(HOOK, delivery, "repo:push"), null);
    }
}
