package io.hookline.trigger.state;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a branch or tag of the project's own repository stands, as far as events told.
 *
 * @param commit all 40 digits; null when the ref was deleted
 * @param left the last commits that the ref stood at before, newest first: an event that names one of them is an old one come late
 * @param skip of the commit's message
 * @param changedAt when the event that moved it was received
 */
public record Head(GitRef ref, @Nullable CommitHash commit, List<CommitHash> left, SkipMark skip, Instant changedAt) {

    private static final int REMEMBERED = 8;

    public Head {
        Objects.requireNonNull(ref);
        Objects.requireNonNull(skip);
        Objects.requireNonNull(changedAt);
        left = List.copyOf(left);
    }

    /** A ref seen for the first time. */
    public static Head first(GitRef ref, CommitHash commit, SkipMark skip, Instant at) {
        return new Head(ref, commit, List.of(), skip, at);
    }

    /** A deletion told of a ref that was never seen; remembering it keeps a late push from bringing it back. */
    public static Head neverSeen(GitRef ref) {
        return new Head(ref, null, List.of(), SkipMark.UNKNOWN, Instant.EPOCH);
    }

    /** The ref moved, or was made again. */
    public Head movedTo(CommitHash after, @Nullable CommitHash before, SkipMark mark, Instant at) {
        return new Head(ref, after, leaving(after, before), mark, later(at));
    }

    /** The ref was deleted. */
    public Head deleted(@Nullable CommitHash before, Instant at) {
        return new Head(ref, null, leaving(null, before), SkipMark.UNKNOWN, later(at));
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

    private List<CommitHash> leaving(@Nullable CommitHash after, @Nullable CommitHash before) {
        List<CommitHash> commits = new ArrayList<>();
        add(commits, commit, after);
        add(commits, before, after);
        left.forEach(older -> add(commits, older, after));
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
