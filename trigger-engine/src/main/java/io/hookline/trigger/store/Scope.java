package io.hookline.trigger.store;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings.ForkPolicy;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.Lane;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a batch of events can touch, and so what must be loaded of each project. */
final class Scope {

    /** A project and something of it. */
    record Of<T>(ProjectId project, T what) {}

    /** A lane and the first digits of a commit that may have been built in it. */
    record BuiltCommit(Lane lane, CommitHash prefix) {}

    final Set<Of<GitRef>> refs = new LinkedHashSet<>();
    final Set<Of<PullRequestId>> pullRequests = new LinkedHashSet<>();
    final Set<Of<PullRequestId>> approvals = new LinkedHashSet<>();
    final Set<Of<Lane>> lanes = new LinkedHashSet<>();
    final Set<Of<BuiltCommit>> commits = new LinkedHashSet<>();
    final Set<ProjectId> allRefs = new LinkedHashSet<>();
    final Set<ProjectId> allPullRequests = new LinkedHashSet<>();

    static Scope of(Collection<RepositoryEvent> events, Map<ProjectId, KnownProject> projects) {
        Scope scope = new Scope();
        for (RepositoryEvent event : events) {
            KnownProject known = projects.get(event.header().project());
            if (known != null) {
                scope.add(event, known.project());
            }
        }
        return scope;
    }

    /** What one pull request from a fork, and a commit of it, can touch. */
    static Scope ofFork(ProjectId project, PullRequestId pullRequest, CommitHash commit) {
        Scope scope = new Scope();
        scope.pullRequests.add(new Of<>(project, pullRequest));
        scope.approvals.add(new Of<>(project, pullRequest));
        scope.lane(project, Lane.ofFork(pullRequest), commit);
        return scope;
    }

    static <T> UUID[] projects(Set<Of<T>> pairs) {
        return pairs.stream().map(pair -> pair.project().value()).toArray(UUID[]::new);
    }

    static <T> String[] texts(Set<Of<T>> pairs, Function<T, String> text) {
        return pairs.stream().map(pair -> text.apply(pair.what())).toArray(String[]::new);
    }

    private void add(RepositoryEvent event, Project of) {
        ProjectId project = event.header().project();
        switch (event) {
            case RepositoryEvent.Pushed pushed -> pushed.changes().forEach(change -> add(project, change));
            case RepositoryEvent.PullRequestOpened opened -> add(project, opened.pullRequest(), of);
            case RepositoryEvent.PullRequestUpdated updated -> add(project, updated.pullRequest(), of);
            case RepositoryEvent.PullRequestMerged merged -> add(project, merged.pullRequest(), of);
            case RepositoryEvent.PullRequestDeclined declined -> add(project, declined.pullRequest(), of);
            case RepositoryEvent.PullRequestDeleted deleted -> add(project, deleted.pullRequest(), of);
            case RepositoryEvent.PullRequestCommentAdded added -> add(project, added.pullRequest(), of);
            case RepositoryEvent.RepositoryChanged _ -> {}
            case RepositoryEvent.RefsObserved _ -> allRefs.add(project);
            case RepositoryEvent.PullRequestsObserved observed -> {
                allPullRequests.add(project);
                observed.open().forEach(open -> pullRequests.add(new Of<>(project, open.id())));
            }
        }
    }

    private void add(ProjectId project, RefChange change) {
        refs.add(new Of<>(project, change.ref()));
        lane(project, Lane.of(change.ref()), change.after());
    }

    private void add(ProjectId project, PullRequest pullRequest, Project of) {
        pullRequests.add(new Of<>(project, pullRequest.id()));
        if (pullRequest.isFromFork(of.repository())) {
            if (of.settings().forks() == ForkPolicy.APPROVAL) {
                approvals.add(new Of<>(project, pullRequest.id()));
            }
        } else {
            refs.add(new Of<>(project, pullRequest.source().ref()));
        }
        lane(
                project,
                Lane.of(pullRequest, of.repository()),
                pullRequest.source().commit());
    }

    private void lane(ProjectId project, Lane lane, @Nullable CommitHash commit) {
        lanes.add(new Of<>(project, lane));
        if (commit != null) {
            commits.add(new Of<>(project, new BuiltCommit(lane, commit)));
        }
    }

    List<Long> pullRequestNumbers() {
        return pullRequests.stream().map(pair -> pair.what().value()).toList();
    }
}
