package io.hookline.trigger.oracle;

import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.project.ProjectSettings.DraftPolicy;
import io.hookline.trigger.oracle.Told.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A repository to which actions happen, one after the other, and what Bitbucket tells of each. */
final class World {

    static final HookId HOOK = HookId.of("0123456789abcdef0123456789abcdef");
    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final Project project;
    private final GitRef defaultBranch;
    private final Map<GitRef, Commit> refs = new HashMap<>();
    private final Map<GitRef, Set<CommitHash>> stoodAt = new HashMap<>();
    private final Map<GitRef, Integer> pushes = new HashMap<>();
    private final Map<Long, OpenedPullRequest> pullRequests = new TreeMap<>();
    private final List<Told> told = new ArrayList<>();
    private int action;

    private World(Project project, Commit first) {
        this.project = project;
        this.defaultBranch = GitRef.branch(String.valueOf(project.defaultBranch()));
        refs.put(defaultBranch, first);
        stoodAt.computeIfAbsent(defaultBranch, _ -> new HashSet<>()).add(first.hash());
    }

    /** What Bitbucket tells, in order, of what happens to a repository whose default branch stands at a commit already. */
    static List<Told> tell(Project project, Commit first, List<Action> actions) {
        World world = new World(project, first);
        for (Action next : actions) {
            world.happen(next);
            world.action++;
        }
        return world.told;
    }

    private void happen(Action next) {
        switch (next) {
            case Action.Nothing _ -> {}
            case Action.Push(List<Action.Move> moves) -> push(moves);
            case Action.Open open
            when refs.containsKey(open.source()) && !open.source().equals(open.target()) ->
                opened(new OpenedPullRequest(open.id(), open.source(), null, open.target(), open.draft(), true, 0, 0));
            case Action.Open _ -> {}
            case Action.OpenFromFork open ->
                opened(new OpenedPullRequest(
                        open.id(), open.source(), open.commit(), open.target(), open.draft(), true, 0, 0));
            case Action.PushToFork(long id, Commit commit) -> pushToFork(id, commit);
            case Action.Retarget(long id, GitRef target) ->
                update(id, true, open -> target.equals(open.source()) ? open : open.withTarget(target));
            case Action.Edit(long id) -> update(id, false, OpenedPullRequest::edited);
            case Action.MarkReady(long id) -> update(id, true, OpenedPullRequest::ready);
            case Action.Merge(long id, Commit commit) -> merge(id, commit);
            case Action.Decline(long id) -> close(id, RepositoryEvent.PullRequestDeclined::new);
            case Action.Reopen(long id) -> reopen(id);
        }
    }

    private void push(List<Action.Move> moves) {
        Map<GitRef, Commit> after = new HashMap<>();
        moves.stream().filter(this::moves).forEach(move -> after.put(move.ref(), move.commit()));
        if (after.isEmpty()) {
            return;
        }
        boolean turning = after.keySet().stream().anyMatch(ref -> isTurning(ref, after.get(ref)));
        List<RefChange> complete = new ArrayList<>();
        List<RefChange> wire = new ArrayList<>();
        Map<String, Place> places = new HashMap<>();
        after.forEach((ref, commit) -> {
            Commit before = refs.get(ref);
            complete.add(complete(ref, before, commit));
            wire.add(wire(ref, before, commit));
            pushes.merge(ref, 1, Integer::sum);
            places.put(ref.fullName(), new Place(pushes.get(ref), keeps(ref), openFrom(ref) > 0));
            move(ref, commit);
        });
        told.add(new Told(
                action,
                nth(),
                new RepositoryEvent.Pushed(header(), complete),
                new RepositoryEvent.Pushed(header(), wire),
                places,
                null,
                false,
                turning));
        after.keySet().stream().filter(refs::containsKey).forEach(this::tellOfUpdates);
    }

    private boolean moves(Action.Move move) {
        Commit before = refs.get(move.ref());
        return move.commit() == null
                ? before != null && !move.ref().equals(defaultBranch)
                : before == null || !before.hash().equals(move.commit().hash());
    }

    /** What made the ref anew, or took it away, or brought it where it was, has no meaning out of its place. */
    private boolean isTurning(GitRef ref, Commit after) {
        Set<CommitHash> stood = stoodAt.getOrDefault(ref, Set.of());
        boolean madeAgain = !refs.containsKey(ref) && !stood.isEmpty();
        return after == null || madeAgain || stood.contains(after.hash()) || openFrom(ref) > 1;
    }

    private void move(GitRef ref, Commit commit) {
        if (commit == null) {
            refs.remove(ref);
        } else {
            refs.put(ref, commit);
            stoodAt.computeIfAbsent(ref, _ -> new HashSet<>()).add(commit.hash());
        }
    }

    private void tellOfUpdates(GitRef ref) {
        pullRequests.values().stream()
                .filter(open -> open.isOpenFrom(ref))
                .forEach(open -> tell(open, openFrom(ref) > 1, updated(open)));
    }

    private void opened(OpenedPullRequest opened) {
        if (pullRequests.putIfAbsent(opened.id(), opened) == null) {
            tell(
                    opened,
                    true,
                    (complete, header) -> new RepositoryEvent.PullRequestOpened(header, form(opened, complete)));
        }
    }

    private void pushToFork(long id, Commit commit) {
        OpenedPullRequest known = pullRequests.get(id);
        if (known != null && known.isFork()) {
            update(id, false, open -> open.withForkAt(commit));
        }
    }

    private void update(long id, boolean turning, UnaryOperator<OpenedPullRequest> change) {
        OpenedPullRequest known = pullRequests.get(id);
        if (known != null && known.open()) {
            OpenedPullRequest changed = change.apply(known);
            if (!changed.equals(known)) {
                pullRequests.put(id, changed);
                boolean oneOfTwo = !changed.isFork() && openFrom(changed.source()) > 1;
                tell(changed, turning || oneOfTwo, updated(changed));
            }
        }
    }

    private void merge(long id, Commit commit) {
        OpenedPullRequest known = pullRequests.get(id);
        boolean canBe = known != null && known.open() && refs.containsKey(known.target()) && commitOf(known) != null;
        if (canBe) {
            close(id, (header, merged) -> new RepositoryEvent.PullRequestMerged(header, merged, commit.hash()));
            push(List.of(new Action.Move(known.target(), commit)));
        }
    }

    private void close(long id, Closing closing) {
        OpenedPullRequest known = pullRequests.get(id);
        if (known != null && known.open()) {
            OpenedPullRequest closed = known.with(false);
            pullRequests.put(id, closed);
            tell(closed, true, (complete, header) -> closing.of(header, form(closed, complete)));
        }
    }

    private void reopen(long id) {
        OpenedPullRequest known = pullRequests.get(id);
        boolean canBe = project.repository().product() == Product.DATA_CENTER && known != null && !known.open();
        if (canBe && commitOf(known) != null) {
            OpenedPullRequest again = known.with(true);
            pullRequests.put(id, again);
            tell(again, true, updated(again));
        }
    }

    /** An event of a pull request that closed. */
    private interface Closing {
        RepositoryEvent of(EventHeader header, PullRequest closed);
    }

    /** An event, complete or as the wire has it. */
    private interface Form {
        RepositoryEvent of(boolean complete, EventHeader header);
    }

    private Form updated(OpenedPullRequest updated) {
        return (complete, header) -> new RepositoryEvent.PullRequestUpdated(header, form(updated, complete));
    }

    /** Cloud's pull request events have the first 12 digits of a hash. */
    private PullRequest form(OpenedPullRequest pullRequest, boolean complete) {
        Commit commit = commitOf(pullRequest);
        boolean cut = !complete && project.repository().product() == Product.CLOUD;
        CommitHash hash = commit == null || !cut
                ? commit == null ? null : commit.hash()
                : CommitHash.of(commit.hash().value().substring(0, 12));
        return new PullRequest(
                PullRequestId.of(pullRequest.id()),
                "Work " + pullRequest.edits(),
                pullRequest.draft(),
                null,
                new PullRequest.Side(
                        pullRequest.isFork() ? Stories.fork(project.repository()) : project.repository(),
                        pullRequest.source(),
                        hash),
                new PullRequest.Side(project.repository(), pullRequest.target(), null),
                null,
                START.plusSeconds(action));
    }

    private void tell(OpenedPullRequest about, boolean turning, Form form) {
        GitRef source = about.source();
        String lane = about.isFork() ? "pr/" + about.id() : source.fullName();
        int pushed = about.isFork() ? about.pushes() : pushes.getOrDefault(source, 0);
        boolean keeps = !about.isFork() && keeps(source);
        told.add(new Told(
                action,
                nth(),
                form.of(true, header()),
                form.of(false, header()),
                Map.of(lane, new Place(pushed, keeps, !about.isFork())),
                PullRequestId.of(about.id()),
                about.isFork(),
                turning || (!about.isFork() && isHeldBack(about))));
    }

    /** Such an update need not have been looked into, so that it may tell where the branch stands or not. */
    private boolean isHeldBack(OpenedPullRequest about) {
        ProjectSettings settings = project.settings();
        return (about.draft() && settings.drafts() == DraftPolicy.SKIP)
                || !Oracle.passes(settings.targetBranches(), about.target());
    }

    private Commit commitOf(OpenedPullRequest pullRequest) {
        return pullRequest.isFork() ? pullRequest.forkAt() : refs.get(pullRequest.source());
    }

    private boolean keeps(GitRef ref) {
        ProjectSettings settings = project.settings();
        return ref.isTag() || !settings.autoCancel() || Oracle.alwaysBuilds(project, ref);
    }

    private long openFrom(GitRef ref) {
        return pullRequests.values().stream()
                .filter(open -> open.isOpenFrom(ref))
                .count();
    }

    private static RefChange complete(GitRef ref, Commit before, Commit after) {
        return new RefChange(
                ref,
                before == null ? null : before.hash(),
                after == null ? null : after.hash(),
                false,
                after == null ? null : after.message());
    }

    private static RefChange wire(GitRef ref, Commit before, Commit after) {
        return new RefChange(
                ref,
                before == null ? null : before.toldAs(),
                after == null ? null : after.telling() ? after.hash() : after.toldAs(),
                false,
                after == null || !after.telling() ? null : after.message());
    }

    private int nth() {
        return (int) told.stream().filter(one -> one.action() == action).count();
    }

    private EventHeader header() {
        String id = "truth-" + told.size();
        return new EventHeader(
                EventId.from(id), project.id(), project.repository(), START, new Delivery(HOOK, id, "event"), null);
    }
}
