package io.hookline.trigger.decide;

import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryEvent.PullRequestsObserved;
import io.hookline.contracts.event.RepositoryEvent.RefsObserved;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.trigger.state.Drift;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.state.ProjectState;
import io.hookline.trigger.state.SkipMark;
import io.hookline.trigger.state.StateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares a look at the repository with what webhooks told. The first look fills the index. Later ones note what differs; each note
 * carries the event that its webhook would have brought. A look older than the last word on a ref says nothing of that ref; one that
 * only shows what was before needs to be clearly younger, for it takes its time and may have begun before that word.
 */
final class Observations {

    private static final Duration A_LOOK_TAKES = Duration.ofSeconds(10);

    private Observations() {}

    static List<StateChange> refs(RefsObserved observed, ProjectState state) {
        if (state.project().removed()) {
            return List.of();
        }
        boolean baseline = observed.baseline() || !state.project().refsSeen();
        Instant at = observed.header().receivedAt();
        List<StateChange> changes = new ArrayList<>();
        List<Drift> drifts = new ArrayList<>();
        Set<GitRef> listed = new HashSet<>();
        for (RepositoryEvent.ObservedRef ref : observed.refs()) {
            listed.add(ref.ref());
            Head head = state.head(ref.ref()).orElse(null);
            if (head == null && baseline) {
                changes.add(new StateChange.HeadMoved(Head.first(ref.ref(), ref.commit(), SkipMark.UNKNOWN, at)));
            } else if (head == null) {
                drifts.add(drift(observed.header(), ref.ref(), null, ref.commit()));
            } else if (!head.isAt(ref.commit()) && isNews(head, ref.commit(), at)) {
                drifts.add(drift(observed.header(), ref.ref(), head, ref.commit()));
            }
        }
        state.heads().stream()
                .filter(head ->
                        head.commit() != null && !listed.contains(head.ref()) && isClearlyNews(head.changedAt(), at))
                .forEach(head -> drifts.add(drift(observed.header(), head.ref(), head, null)));
        changes.add(new StateChange.RefsSeen(observed.defaultBranch(), drifts));
        return changes;
    }

    static List<StateChange> pullRequests(PullRequestsObserved observed, ProjectState state) {
        if (state.project().removed()) {
            return List.of();
        }
        boolean baseline = observed.baseline() || !state.project().pullRequestsSeen();
        Instant at = observed.header().receivedAt();
        EventHeader header = withoutDelivery(observed.header());
        List<StateChange> changes = new ArrayList<>();
        List<Drift> drifts = new ArrayList<>();
        Set<PullRequestId> listed = new HashSet<>();
        for (PullRequest open : observed.open()) {
            listed.add(open.id());
            KnownPullRequest known = state.pullRequest(open.id()).orElse(null);
            if (known == null && baseline) {
                changes.add(new StateChange.PullRequestTold(new KnownPullRequest(
                        open, open.isFromFork(state.repository()), open.source().commit(), true, at)));
            } else if (known == null) {
                drifts.add(drift(new RepositoryEvent.PullRequestOpened(header, open), open.id(), Instant.EPOCH));
            } else if (isClearlyNews(known.changedAt(), at) && differs(known, open)) {
                drifts.add(drift(new RepositoryEvent.PullRequestUpdated(header, open), open.id(), known.changedAt()));
            }
        }
        state.openPullRequests().stream()
                .filter(known -> !listed.contains(known.pullRequest().id()) && isClearlyNews(known.changedAt(), at))
                .map(known -> drift(
                        new RepositoryEvent.PullRequestDeclined(header, known.pullRequest()),
                        known.pullRequest().id(),
                        known.changedAt()))
                .forEach(drifts::add);
        changes.add(new StateChange.PullRequestsSeen(drifts));
        return changes;
    }

    private static boolean isNews(Head head, CommitHash observed, Instant at) {
        boolean wasBefore = head.hasLeft(observed) || head.commit() == null;
        return wasBefore ? isClearlyNews(head.changedAt(), at) : at.isAfter(head.changedAt());
    }

    private static boolean isClearlyNews(Instant knownSince, Instant observedAt) {
        return observedAt.isAfter(knownSince.plus(A_LOOK_TAKES));
    }

    private static boolean differs(KnownPullRequest known, PullRequest open) {
        return !known.open()
                || !known.targets(open)
                || known.pullRequest().draft() != open.draft()
                || (open.source().commit() != null && !known.isAt(open.source().commit()));
    }

    private static Drift drift(EventHeader header, GitRef ref, @Nullable Head head, @Nullable CommitHash observed) {
        RefChange change = new RefChange(ref, head == null ? null : head.commit(), observed, false, null);
        return new Drift(
                Lane.of(ref).name(),
                new RepositoryEvent.Pushed(withoutDelivery(header), List.of(change)),
                header.receivedAt(),
                head == null ? Instant.EPOCH : head.changedAt());
    }

    private static Drift drift(RepositoryEvent event, PullRequestId id, Instant knownSince) {
        return new Drift(Lane.ofFork(id).name(), event, event.header().receivedAt(), knownSince);
    }

    private static EventHeader withoutDelivery(EventHeader header) {
        return new EventHeader(header.id(), header.project(), header.repository(), header.receivedAt(), null, null);
    }
}
