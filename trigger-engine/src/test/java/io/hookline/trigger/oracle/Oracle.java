package io.hookline.trigger.oracle;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.contracts.project.ProjectSettings.DraftPolicy;
import io.hookline.contracts.project.ProjectSettings.ForkPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which builds are requested, by docs/triggers.md, when everything that happened is known, in its order. What came late is known too, for
 * a late push supersedes nothing, and is superseded by nothing that came before it.
 */
final class Oracle {

    private final ProjectSettings settings;
    private final Project project;
    private final Map<PullRequestId, PullRequest> open = new HashMap<>();
    private final List<Requested> requested = new ArrayList<>();

    private Oracle(Story story) {
        project = story.project();
        settings = project.settings();
    }

    /** What became of a build that was requested. */
    private enum Fate {
        STANDS,
        SUPERSEDED,
        GONE
    }

    private static final class Requested {
        private final Build build;
        private final Arrival arrival;
        private final @Nullable PullRequest builtFor;
        private Fate fate = Fate.STANDS;

        private Requested(Build build, Arrival arrival, @Nullable PullRequest builtFor) {
            this.build = build;
            this.arrival = arrival;
            this.builtFor = builtFor;
        }

        private boolean isOf(String lane) {
            return build.lane().equals(lane);
        }
    }

    /**
     * What is to be requested.
     *
     * @param requested all of it
     * @param standing what nothing superseded or cancelled
     */
    record Expected(List<Build> requested, List<Build> standing) {}

    /** The builds of a history that was delivered so. */
    static Expected expect(Story story, Deliveries deliveries) {
        Oracle oracle = new Oracle(story);
        story.told().forEach(told -> oracle.happened(told.event(), lane -> deliveries.arrival(told, lane)));
        return new Expected(
                oracle.requested.stream().map(one -> one.build).toList(),
                oracle.requested.stream()
                        .filter(one -> one.fate == Fate.STANDS)
                        .map(one -> one.build)
                        .toList());
    }

    private void happened(RepositoryEvent event, Function<String, Arrival> arrival) {
        switch (event) {
            case RepositoryEvent.Pushed pushed -> pushed.changes().forEach(change -> pushed(change, arrival));
            case RepositoryEvent.PullRequestOpened opened -> told(opened.pullRequest(), arrival);
            case RepositoryEvent.PullRequestUpdated updated -> told(updated.pullRequest(), arrival);
            case RepositoryEvent.PullRequestMerged merged -> closed(merged.pullRequest());
            case RepositoryEvent.PullRequestDeclined declined -> closed(declined.pullRequest());
            case RepositoryEvent.PullRequestDeleted deleted -> closed(deleted.pullRequest());
            case RepositoryEvent.PullRequestCommentAdded _,
                    RepositoryEvent.RepositoryChanged _,
                    RepositoryEvent.RefsObserved _,
                    RepositoryEvent.PullRequestsObserved _ -> {}
        }
    }

    private void pushed(RefChange change, Function<String, Arrival> arrival) {
        GitRef ref = change.ref();
        String lane = ref.fullName();
        if (change.after() == null) {
            requested.stream().filter(one -> one.isOf(lane)).forEach(one -> one.fate = Fate.GONE);
            return;
        }
        boolean stands = requested.stream()
                .anyMatch(
                        one -> one.isOf(lane) && one.build.commit().equals(change.after()) && one.fate == Fate.STANDS);
        if (builds(ref, change.after()) && !stands) {
            PullRequest builtFor = openFrom(ref)
                    .filter(this::isAdmitted)
                    .max(Comparator.comparingLong(one -> one.id().value()))
                    .orElse(null);
            boolean keeps = ref.isTag() || alwaysBuilds(ref);
            request(new Requested(new Build(lane, change.after(), true), arrival.apply(lane), builtFor), keeps);
        }
    }

    private boolean builds(GitRef ref, CommitHash commit) {
        if (isSkipped(commit)) {
            return false;
        }
        if (ref.isTag()) {
            return switch (settings.tags()) {
                case OFF -> false;
                case MATCHING -> isOneOf(settings.tagPatterns(), ref);
                case ALL -> true;
            };
        }
        boolean asked =
                settings.buildMode() == BuildMode.ALL_BRANCHES || openFrom(ref).anyMatch(this::isAdmitted);
        return alwaysBuilds(ref) || (asked && passes(settings.sourceBranches(), ref));
    }

    private void told(PullRequest now, Function<String, Arrival> arrival) {
        PullRequest before = open.put(now.id(), now);
        CommitHash commit = now.source().commit();
        boolean fork = isFork(now);
        GitRef source = now.source().ref();
        if (commit == null || !isNews(before, now) || isSkipped(commit)) {
            return;
        }
        boolean always = !fork && alwaysBuilds(source);
        boolean forkBuilds = !fork || settings.forks() == ForkPolicy.ON;
        if (!always && !(forkBuilds && isAdmitted(now) && passes(settings.sourceBranches(), source))) {
            return;
        }
        String lane = fork ? "pr/" + now.id() : source.fullName();
        boolean retargeted = before != null && commit.equals(before.source().commit()) && !sameTarget(before, now);
        boolean repeated = requested.stream()
                .filter(one -> one.isOf(lane) && one.build.commit().equals(commit))
                .anyMatch(one -> retargeted
                        ? one.fate == Fate.STANDS && one.builtFor != null && sameTarget(one.builtFor, now)
                        : one.fate != Fate.GONE);
        if (!repeated) {
            request(new Requested(new Build(lane, commit, !fork), arrival.apply(lane), now), always);
        }
    }

    private boolean isNews(@Nullable PullRequest before, PullRequest now) {
        return before == null
                || !Objects.equals(before.source().commit(), now.source().commit())
                || !sameTarget(before, now)
                || (isSkippedDraft(before) && !isSkippedDraft(now));
    }

    private void closed(PullRequest closed) {
        open.remove(closed.id());
        GitRef source = closed.source().ref();
        if (isFork(closed)) {
            requested.stream().filter(one -> one.isOf("pr/" + closed.id())).forEach(one -> one.fate = Fate.GONE);
        } else if (!alwaysBuilds(source) && openFrom(source).findAny().isEmpty()) {
            requested.stream()
                    .filter(one -> one.fate == Fate.STANDS
                            && one.build.trusted()
                            && one.builtFor != null
                            && one.builtFor.id().equals(closed.id()))
                    .forEach(one -> one.fate = Fate.GONE);
        }
    }

    private void request(Requested one, boolean keepsOlder) {
        if (settings.autoCancel() && !keepsOlder && !one.arrival.late()) {
            requested.stream()
                    .filter(older -> older.isOf(one.build.lane())
                            && older.fate == Fate.STANDS
                            && older.arrival.isBefore(one.arrival))
                    .forEach(older -> older.fate = Fate.SUPERSEDED);
        }
        requested.add(one);
    }

    private boolean isAdmitted(PullRequest pullRequest) {
        return !isSkippedDraft(pullRequest)
                && passes(settings.targetBranches(), pullRequest.target().ref());
    }

    private boolean isSkippedDraft(PullRequest pullRequest) {
        return pullRequest.draft() && settings.drafts() == DraftPolicy.SKIP;
    }

    private boolean isSkipped(CommitHash commit) {
        String message = Hashes.message(commit).toLowerCase(Locale.ROOT);
        return settings.skipMarkers() && (message.contains("[skip ci]") || message.contains("[ci skip]"));
    }

    private boolean alwaysBuilds(GitRef ref) {
        return alwaysBuilds(project, ref);
    }

    static boolean alwaysBuilds(Project project, GitRef ref) {
        return ref.equals(GitRef.branch(Objects.requireNonNull(project.defaultBranch())))
                || (ref.isBranch() && isOneOf(project.settings().alwaysBuild(), ref));
    }

    private boolean isFork(PullRequest pullRequest) {
        return pullRequest.isFromFork(project.repository());
    }

    private Stream<PullRequest> openFrom(GitRef ref) {
        return open.values().stream()
                .filter(one -> !isFork(one) && one.source().ref().equals(ref));
    }

    private static boolean sameTarget(PullRequest one, PullRequest other) {
        return one.target().ref().equals(other.target().ref());
    }

    static boolean passes(List<String> patterns, GitRef ref) {
        return patterns.isEmpty() || isOneOf(patterns, ref);
    }

    private static boolean isOneOf(List<String> patterns, GitRef ref) {
        return patterns.stream().anyMatch(ref.name()::matches);
    }
}
