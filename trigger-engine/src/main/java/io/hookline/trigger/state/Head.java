package io.hookline.trigger.state;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a branch or tag of the project's own repository stands, as far as events told.
 *
 * @param commit all 40 digits; null when the ref was deleted
 * @param toldAs what the last push named {@code commit} by; another hash where that is an annotated tag's object
 * @param left the last hashes that the ref stood at before, newest first: an event that names one of them is an old one come late
 * @param moves the last steps of the ref that were told or seen, newest first: a late push of another one was never decided
 * @param skip of the commit's message
 * @param changedAt when the event that moved it was received
 */
public record Head(
        GitRef ref,
        @Nullable CommitHash commit,
        @Nullable CommitHash toldAs,
        List<CommitHash> left,
        List<Move> moves,
        SkipMark skip,
        Instant changedAt) {

    private static final int REMEMBERED = 16;
    /** Of the steps remembered, those whose start must be remembered too if it was ever told. */
    private static final int CONNECTED = 8;
    /** For how long after the last event a push is waited for that others have overtaken. */
    private static final Duration AT_MOST_LATE = Duration.ofMinutes(10);

    public Head {
        Objects.requireNonNull(ref);
        Objects.requireNonNull(skip);
        Objects.requireNonNull(changedAt);
        left = List.copyOf(left);
        moves = List.copyOf(moves);
    }

    /** A ref that a look shows for the first time. */
    public static Head first(GitRef ref, CommitHash commit, SkipMark skip, Instant at) {
        return new Head(ref, commit, commit, List.of(), List.of(Move.seen(null, commit)), skip, at);
    }

    /** A ref whose push is still to be told. */
    public static Head unpushed(GitRef ref, CommitHash commit, SkipMark skip, Instant at) {
        return new Head(ref, commit, commit, List.of(), List.of(), skip, at);
    }

    /** A deletion told of a ref that was never seen; remembering it keeps a late push from bringing it back. */
    public static Head neverSeen(GitRef ref) {
        return new Head(ref, null, null, List.of(), List.of(), SkipMark.UNKNOWN, Instant.EPOCH);
    }

    /**
     * A push was told, or a look stands in for one. It moves the ref, unless the ref has moved on from there already; where a push from
     * there was told before it, that is the ref's next step.
     *
     * @param to the commit that it leads to
     */
    public Head pushed(Move by, CommitHash to, SkipMark mark, Instant at) {
        if (!isNext(by.before()) && hasOvertaken(by, at)) {
            return withLatePush(by, to);
        }
        Head moved = at(to, by.after(), by.before(), mark, at);
        return moved.with(!by.isSeen() && isWaitedFor() ? moves : settled(), by).caughtUp();
    }

    /** A pull request tells of the ref there; the push may still be told. */
    public Head shownAt(CommitHash now, SkipMark mark, Instant at) {
        return at(now, now.equals(commit) && toldAs != null ? toldAs : now, null, mark, at);
    }

    /** The ref was deleted. */
    public Head deleted(@Nullable CommitHash before, Instant at) {
        return at(null, null, before, SkipMark.UNKNOWN, at);
    }

    /** Whether this is where it stands, or how that was told. */
    public boolean isAt(CommitHash other) {
        return commit != null && (commit.matches(other) || other.equals(toldAs));
    }

    public boolean hasLeft(@Nullable CommitHash other) {
        return other != null && left.stream().anyMatch(other::matches);
    }

    /** Whether a push or a look told that it stood there. */
    public boolean stoodAt(CommitHash other) {
        return moves.stream().anyMatch(move -> move.after().equals(other));
    }

    /**
     * Whether a push is older than what is known. Bitbucket promises no order: a push that starts where the ref stands is the next one,
     * unless one from its end was told before it; any other that names a commit the ref has left came late. One that names no known
     * commit came late where others have overtaken one that is still to come. A creation of a deleted ref is believed.
     */
    public boolean hasOvertaken(Move push, Instant at) {
        if (isNext(push.before())) {
            return isWaitedFor()
                    && moves.stream()
                            .anyMatch(move -> move.isAhead() && push.after().equals(move.before()));
        }
        return !isAt(push.after())
                && (hasLeft(push.after()) || hasLeft(push.before()) || isWaitedForAt(at) || isItselfWaitedForAt(at));
    }

    /**
     * Whether a deletion is of an earlier life of the ref. A tag's object may never have been told where its commit was: only where all of
     * a tag's life is known, and that it was made again since, is it known to be over.
     */
    public boolean hasOvertakenDeletionAt(CommitHash before) {
        return !isAt(before) && (ref.isBranch() ? hasLeft(before) : stoodAt(before) && wasMadeAgainSince(before));
    }

    /**
     * Whether a push that the ref has moved on from was never told before. Once the ref is gone, nobody waits for it.
     *
     * @param to the commit that it leads to
     */
    public boolean missed(Move late, CommitHash to) {
        return commit != null
                && !wasTold(late)
                && moves.stream()
                        .noneMatch(move -> move.isSeen()
                                && (move.after().equals(late.after())
                                        || move.after().equals(to)));
    }

    private boolean isNext(@Nullable CommitHash before) {
        return commit == null ? before == null : before != null && isAt(before);
    }

    private Head withLatePush(Move late, CommitHash to) {
        if (wasTold(late)) {
            return this;
        }
        List<CommitHash> commits = new ArrayList<>();
        Predicate<CommitHash> here = this::isAt;
        add(commits, to, here);
        add(commits, late.after(), here);
        add(commits, late.before(), here);
        left.forEach(older -> add(commits, older, here));
        return new Head(ref, commit, toldAs, firstOf(commits), moves, skip, changedAt)
                .with(moves, isAhead(late) ? late.as(Move.Kind.AHEAD) : late);
    }

    private boolean wasTold(Move late) {
        return moves.stream().anyMatch(late::isSame);
    }

    private boolean wasMadeAgainSince(CommitHash end) {
        Set<CommitHash> life = new HashSet<>(Set.of(end));
        for (int step = 0; step < moves.size(); step++) {
            for (Move move : moves) {
                CommitHash start = move.before();
                if (start != null && life.contains(move.after())) {
                    life.add(start);
                }
            }
        }
        boolean begun = moves.stream()
                .anyMatch(move -> life.contains(move.after()) && (move.before() == null || move.isSeen()));
        return begun
                && moves.stream()
                        .takeWhile(move -> !life.contains(move.after()))
                        .anyMatch(move -> move.before() == null && !move.isSeen());
    }

    private boolean isAhead(Move late) {
        boolean apart = !hasLeft(late.after()) && !hasLeft(late.before());
        return ref.isBranch() && (apart || moves.stream().anyMatch(move -> move.isAhead() && move.meets(late)));
    }

    /** Whether an event that names no known commit is taken for a late one. */
    public boolean isWaitedForAt(Instant at) {
        return commit != null && at.isBefore(changedAt.plus(AT_MOST_LATE)) && isWaitedFor();
    }

    /** Whether a pull request told where the branch stands, and the push is still to come. */
    private boolean isItselfWaitedForAt(Instant at) {
        return commit != null && ref.isBranch() && !stoodAt(commit) && at.isBefore(changedAt.plus(AT_MOST_LATE));
    }

    /**
     * Whether a push is still to come that others, told since the last look, have overtaken. Of tags nobody can say: they are told by
     * their objects and by their commits.
     */
    private boolean isWaitedFor() {
        return ref.isBranch()
                && moves.stream()
                        .limit(CONNECTED)
                        .takeWhile(move -> !move.isSeen())
                        .anyMatch(move -> move.before() != null && !stoodAt(move.before()));
    }

    private List<Move> settled() {
        return moves.stream()
                .map(move -> move.isSeen() ? move : move.as(Move.Kind.TOLD))
                .toList();
    }

    private Head caughtUp() {
        Optional<Move> ahead = moves.stream()
                .filter(move -> move.isAhead() && move.before() != null && isAt(move.before()))
                .findFirst();
        return ahead.map(next -> at(next.after(), next.after(), null, SkipMark.UNKNOWN, changedAt)
                        .with(moves, next.as(Move.Kind.TOLD))
                        .caughtUp())
                .orElse(this);
    }

    private Head at(
            @Nullable CommitHash now,
            @Nullable CommitHash told,
            @Nullable CommitHash before,
            SkipMark mark,
            Instant at) {
        Predicate<CommitHash> here = hash -> hash.equals(now) || hash.equals(told);
        List<CommitHash> commits = new ArrayList<>();
        add(commits, commit, here);
        add(commits, toldAs, here);
        add(commits, before, here);
        left.forEach(older -> add(commits, older, here));
        return new Head(ref, now, told, firstOf(commits), moves, mark, at.isAfter(changedAt) ? at : changedAt);
    }

    private Head with(List<Move> older, Move newest) {
        List<Move> all = new ArrayList<>();
        all.add(newest);
        older.stream().filter(move -> !move.isSame(newest)).forEach(all::add);
        return new Head(ref, commit, toldAs, left, firstOf(all), skip, changedAt);
    }

    private static <T> List<T> firstOf(List<T> all) {
        return all.subList(0, Math.min(REMEMBERED, all.size()));
    }

    private static void add(List<CommitHash> commits, @Nullable CommitHash candidate, Predicate<CommitHash> here) {
        if (candidate != null && candidate.isComplete() && !here.test(candidate) && !commits.contains(candidate)) {
            commits.add(candidate);
        }
    }
}
