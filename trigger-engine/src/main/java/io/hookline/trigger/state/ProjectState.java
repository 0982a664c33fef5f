package io.hookline.trigger.state;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.PullRequestId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one project while its events are decided, one after the other: the working copy of one transaction, which it is
 * confined to. It holds what the events at hand can touch, not the whole project.
 */
public final class ProjectState {

    private final Map<GitRef, Head> heads = new HashMap<>();
    private final Map<PullRequestId, KnownPullRequest> pullRequests = new HashMap<>();
    private final Map<Lane, List<KnownBuild>> builds = new HashMap<>();
    private final List<Approval> approvals = new ArrayList<>();
    private KnownProject project;

    /** Builds are given in the order they were requested. */
    public ProjectState(
            KnownProject project,
            Collection<Head> heads,
            Collection<KnownPullRequest> pullRequests,
            Collection<KnownBuild> builds) {
        this.project = project;
        heads.forEach(head -> this.heads.put(head.ref(), head));
        pullRequests.forEach(known -> this.pullRequests.put(known.pullRequest().id(), known));
        builds.forEach(build -> lane(build.lane()).add(build));
    }

    public KnownProject project() {
        return project;
    }

    /** The project's own repository. */
    public RepositoryRef repository() {
        return project.project().repository();
    }

    public Optional<Head> head(GitRef ref) {
        return Optional.ofNullable(heads.get(ref));
    }

    public Collection<Head> heads() {
        return List.copyOf(heads.values());
    }

    public Optional<KnownPullRequest> pullRequest(PullRequestId id) {
        return Optional.ofNullable(pullRequests.get(id));
    }

    public List<KnownPullRequest> openPullRequests() {
        return pullRequests.values().stream().filter(KnownPullRequest::open).toList();
    }

    /** Open pull requests from this ref of the project's own repository, newest first. */
    public List<KnownPullRequest> openPullRequestsFrom(GitRef source) {
        return pullRequests.values().stream()
                .filter(known -> known.open()
                        && !known.fork()
                        && known.pullRequest().source().ref().equals(source))
                .sorted(Comparator.comparingLong((KnownPullRequest known) ->
                                known.pullRequest().id().value())
                        .reversed())
                .toList();
    }

    public List<Approval> approvalsOf(PullRequestId id) {
        return approvals.stream()
                .filter(approval -> approval.pullRequest().equals(id))
                .toList();
    }

    /** Builds of the lane, in the order they were requested. */
    public List<KnownBuild> buildsIn(Lane lane) {
        return List.copyOf(builds.getOrDefault(lane, List.of()));
    }

    /** Takes over a change, so that the next event sees it. */
    public void apply(StateChange change) {
        switch (change) {
            case StateChange.HeadMoved(Head head) -> heads.put(head.ref(), head);
            case StateChange.PullRequestTold(KnownPullRequest known) ->
                pullRequests.put(known.pullRequest().id(), known);
            case StateChange.CommitApproved(Approval approval) -> approvals.add(approval);
            case StateChange.BuildAdded(KnownBuild build) -> lane(build.lane()).add(build);
            case StateChange.BuildsEnded ended ->
                lane(ended.lane())
                        .replaceAll(build -> ended.builds().contains(build.id()) ? build.with(ended.status()) : build);
            case StateChange.LaneEnded(Lane lane) ->
                lane(lane).replaceAll(build -> build.with(KnownBuild.Status.CANCELLED));
            case StateChange.RefsSeen seen ->
                project = new KnownProject(
                        project.project(), project.removed(), seen.defaultBranch(), true, project.pullRequestsSeen());
            case StateChange.PullRequestsSeen _ ->
                project = new KnownProject(
                        project.project(),
                        project.removed(),
                        project.observedDefaultBranch(),
                        project.refsSeen(),
                        true);
        }
    }

    private List<KnownBuild> lane(Lane lane) {
        return builds.computeIfAbsent(lane, _ -> new ArrayList<>());
    }
}
