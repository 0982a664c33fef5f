package io.hookline.trigger.oracle;

import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.PullRequestId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that Bitbucket tells of, at its place in the history.
 *
 * @param action number of the action that caused it, perhaps with others
 * @param nth of the events that the action caused
 * @param event with every hash complete and every message, whatever is delivered of it
 * @param wire what the gateway publishes of it, but for the delivery's header
 * @param lanes the refs, or the fork's pull request, that it is about
 * @param pullRequest that it is about; null for a push
 * @param fork whether that is from a fork
 * @param turning whether what it says can only be understood in its place; see {@link Bounds}
 */
record Told(
        int action,
        int nth,
        RepositoryEvent event,
        RepositoryEvent wire,
        Map<String, Place> lanes,
        @Nullable PullRequestId pullRequest,
        boolean fork,
        boolean turning) {

    /**
     * Where in a ref's life.
     *
     * @param pushes how often the ref, or the fork's branch, was pushed by then
     * @param keeps whether each of its commits keeps its build
     * @param reviewed whether a pull request was open from it
     */
    public record Place(int pushes, boolean keeps, boolean reviewed) {}

    public Told {
        lanes = Map.copyOf(lanes);
    }

    boolean isPush() {
        return pullRequest == null;
    }
}
