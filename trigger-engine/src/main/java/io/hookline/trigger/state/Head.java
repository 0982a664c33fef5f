package io.hookline.trigger.state;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a branch or tag of the project's own repository stands, as far as events told.
 *
 * @param commit all 40 digits; null when the ref was deleted
 * @param left the last commits that the ref stood at before, newest first: an event that names one of them is an old one come late
 * @param pushed those of {@code commit} and {@code left} that a push or a look told; a late push of another one was never decided
 * @param skip of the commit's message
 * @param changedAt when the event that moved it was received
 */
public record Head(
        GitRef ref,
        @Nullable CommitHash commit,
        List<CommitHash> left,
        Set<CommitHash> pushed,
        SkipMark skip,
        Instant changedAt) {

    private static final int REMEMBERED = 8;

    public Head {
        Objects.requireNonNull(ref);
        Objects.requireNonNull(skip);
        Objects.requireNonNull(changedAt);
        left = List.copyOf(left);
        pushed = Set.copyOf(pushed);
    }

    /** A ref that a push or a look shows for the first time. */
    public static Head first(GitRef ref, CommitHash commit, SkipMark skip, Instant at) {
        return new Head(ref, commit, List.of(), Set.of(commit), skip, at);
    }

    /** A ref that is known from a pull request only, whose push may still be told. */
    public static Head unpushed(GitRef ref, CommitHash commit, SkipMark skip, Instant at) {
        return new Head(ref, commit, List.of(), Set.of(), skip, at);
    }

    /** A deletion told of a ref that was never seen; remembering it keeps a late push from bringing it back. */
    public static Head neverSeen(GitRef ref) {
        return new Head(ref, null, List.of(), Set.of(), SkipMark.UNKNOWN, Instant.EPOCH);
    }

    /** A push moved the ref or made it again, or a look shows it there. */
    public Head movedTo(CommitHash after, @Nullable CommitHash before, SkipMark mark, Instant at) {
        return at(after, leaving(after, before), mark, at).withPushed(after);
    }

    /** A pull request tells of the ref there; the push may still be told. */
    public Head shownAt(CommitHash after, SkipMark mark, Instant at) {
        return at(after, leaving(after, null), mark, at);
    }

    /** The ref was deleted. */
    public Head deleted(@Nullable CommitHash before, Instant at) {
        return at(null, leaving(null, before), SkipMark.UNKNOWN, at);
    }

    /** A push was told that the ref has moved on from already. */
    public Head withLatePush(CommitHash after) {
        List<CommitHash> commits = new ArrayList<>();
        add(commits, after, commit);
        left.forEach(older -> add(commits, older, commit));
        return at(commit, firstOf(commits), skip, changedAt).withPushed(after);
    }

    public boolean isAt(CommitHash other) {
        return commit != null && commit.matches(other);
    }

    public boolean hasLeft(@Nullable CommitHash other) {
        return other != null && left.stream().anyMatch(other::matches);
    }

    /**
     * Whether a ref change is older than what is known. Bitbucket promises no order: a change that starts where the ref stands is the
     * next one; any other that names a commit the ref has left came late. A creation of a deleted ref is believed.
     */
    public boolean hasOvertaken(@Nullable CommitHash before, @Nullable CommitHash after) {
        boolean next = commit == null ? before == null : before != null && isAt(before);
        boolean there = after != null && isAt(after);
        return !next && !there && (hasLeft(after) || hasLeft(before));
    }

    /** Whether a push that the ref has moved on from was never told before. Once the ref is gone, nobody waits for it. */
    public boolean missed(CommitHash after) {
        return commit != null && !pushed.contains(after);
    }

    private Head at(@Nullable CommitHash now, List<CommitHash> before, SkipMark mark, Instant at) {
        Set<CommitHash> known = new HashSet<>(pushed);
        known.removeIf(told -> !told.equals(now) && !before.contains(told));
        return new Head(ref, now, before, known, mark, later(at));
    }

    private Head withPushed(CommitHash told) {
        Set<CommitHash> known = new HashSet<>(pushed);
        known.add(told);
        return new Head(ref, commit, left, known, skip, changedAt);
    }

    private List<CommitHash> leaving(@Nullable CommitHash after, @Nullable CommitHash before) {
        List<CommitHash> commits = new ArrayList<>();
        add(commits, commit, after);
        add(commits, before, after);
        left.forEach(older -> add(commits, older, after));
        return firstOf(commits);
    }

    private static List<CommitHash> firstOf(List<CommitHash> commits) {
        return commits.subList(0, Math.min(REMEMBERED, commits.size()));
    }

    private static void add(List<CommitHash> commits, @Nullable CommitHash candidate, @Nullable CommitHash after) {
        if (candidate != null && candidate.isComplete() && !candidate.equals(after) && !commits.contains(candidate)) {
            commits.add(candidate);
        }
    }

    private Instant later(Instant at) {
        return at.isAfter(changedAt) ? at : changedAt;
    }
}
