package io.hookline.trigger.oracle;

import io.hookline.trigger.oracle.Told.Place;
import java.util.Collection;

/**
 * How far the engine promises to understand deliveries that come late, or again under a new id. Within these bounds the build requests
 * are exactly those of the history in its order; beyond them an event cannot be told from another that means something else:
 *
 * <ul>
 *   <li>Events of different refs, and of different forks' pull requests, may come in any order.
 *   <li>A push may overtake two others of its ref, and five where nothing is superseded: a push is known to be late by what it names, or
 *       by the one that is still to come before those that are known. Of two that name nothing known the newer cannot be told.
 *   <li>While a pull request is open from the branch, pushes come in order among themselves, and so do the events of the pull request;
 *       the two may come in any order to each other.
 *   <li>The updates of a fork's pull request may come in any order: Bitbucket says when it changed. Those of one commit come in order.
 *   <li>A <em>turning point</em> comes in its place: a deletion, a push to where the ref stood before, a pull request opened, closed,
 *       opened again, retargeted or made ready, what is told of a branch's draft or of a target that the project does not build, and
 *       whatever happens while two pull requests are open from one branch.
 *   <li>A push is told again under a new id before the next turning point, and before the ref has been pushed six more times. What is told
 *       of a pull request may be told again at any time, and so may anything under the same id.
 * </ul>
 */
final class Bounds {

    private static final int OVERTAKES = 2;
    private static final int OVERTAKES_WHERE_ALL_IS_KEPT = 5;
    private static final int REMEMBERED = 6;

    private Bounds() {}

    /** Whether an event must come after the first delivery of an earlier one. */
    static boolean follows(Told later, Told earlier) {
        return meet(later, earlier)
                && (later.turning()
                        || earlier.turning()
                        || isInOrder(later, earlier)
                        || lanesOf(later, earlier).stream().anyMatch(lane -> isTooFar(later, earlier, lane)));
    }

    /** Whether an event must come after the last repetition of an earlier one. */
    static boolean outdates(Told later, Told earlier) {
        return earlier.isPush()
                && meet(later, earlier)
                && (later.turning()
                        || lanesOf(later, earlier).stream()
                                .anyMatch(lane -> distance(later, earlier, lane) >= REMEMBERED));
    }

    private static boolean isTooFar(Told later, Told earlier, String lane) {
        if (!later.isPush() || !earlier.isPush()) {
            return distance(later, earlier, lane) >= REMEMBERED;
        }
        Place place = earlier.lanes().get(lane);
        boolean reviewed = place.reviewed() || later.lanes().get(lane).reviewed();
        int overtakes = place.keeps() ? OVERTAKES_WHERE_ALL_IS_KEPT : OVERTAKES;
        return reviewed || distance(later, earlier, lane) > overtakes;
    }

    private static int distance(Told later, Told earlier, String lane) {
        return later.lanes().get(lane).pushes() - earlier.lanes().get(lane).pushes();
    }

    private static boolean isInOrder(Told later, Told earlier) {
        boolean samePullRequest =
                later.pullRequest() != null && later.pullRequest().equals(earlier.pullRequest());
        boolean ofOneCommit = lanesOf(later, earlier).stream().allMatch(lane -> distance(later, earlier, lane) == 0);
        return samePullRequest && (!later.fork() || ofOneCommit);
    }

    private static boolean meet(Told later, Told earlier) {
        return !lanesOf(later, earlier).isEmpty();
    }

    private static Collection<String> lanesOf(Told later, Told earlier) {
        return later.lanes().keySet().stream()
                .filter(earlier.lanes()::containsKey)
                .toList();
    }
}
