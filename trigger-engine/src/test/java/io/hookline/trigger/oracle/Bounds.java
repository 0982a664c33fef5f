package io.hookline.trigger.oracle;

import io.hookline.trigger.oracle.Told.Place;
import java.util.Collection;

/**
 * How far the engine promises to understand deliveries that come late, or again under a new id. Within these bounds the build requests
 * are exactly those of the history in its order; beyond them an event cannot be told from another that means something else:
 *
 * <ul>
 *   <li>Events of different refs, and of different forks' pull requests, may come in any order.
 *   <li>A push is known to be late by a commit that it names and the ref has left, so of one ref a push may overtake two others, but only
 *       one where one of them made the ref.
 *   <li>While a pull request is open from the branch, pushes come in order among themselves, and so do the events of the pull request;
 *       the two may come in any order to each other. An update does not say where it came from.
 *   <li>A <em>turning point</em> comes in its place: a deletion, a push to where the ref stood before, a pull request opened, closed,
 *       opened again, retargeted or made ready, whatever is told of a fork's pull request, whose branch nobody knows, or of a draft or a
 *       target that the project does not build, and whatever happens while two pull requests are open from one branch.
 *   <li>A repetition under a new id comes before the next turning point, and before the ref has been pushed six more times: eight commits are
 *       remembered. A repetition under the same id may come at any time.
 * </ul>
 */
final class Bounds {

    private static final int OVERTAKES = 2;
    private static final int REMEMBERED = 6;

    private Bounds() {}

    /** Whether an event must come after the first delivery of an earlier one. */
    static boolean follows(Told later, Told earlier) {
        return meet(later, earlier)
                && (later.turning()
                        || earlier.turning()
                        || isSamePullRequest(later, earlier)
                        || lanesOf(later, earlier).stream().anyMatch(lane -> isTooFar(later, earlier, lane)));
    }

    /** Whether an event must come after the last repetition of an earlier one. */
    static boolean outdates(Told later, Told earlier) {
        return meet(later, earlier)
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
        int overtakes = place.creation() ? OVERTAKES - 1 : OVERTAKES;
        return reviewed || distance(later, earlier, lane) > overtakes;
    }

    private static int distance(Told later, Told earlier, String lane) {
        return later.lanes().get(lane).pushes() - earlier.lanes().get(lane).pushes();
    }

    private static boolean isSamePullRequest(Told later, Told earlier) {
        return later.pullRequest() != null && later.pullRequest().equals(earlier.pullRequest());
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
