package io.hookline.trigger.decide;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.PullRequest;
import io.hookline.trigger.state.Lane;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decision, and what a build request needs beyond it.
 *
 * @param lane that the decision is about; null for what has neither ref nor pull request
 * @param builtFor the pull request that is built; null for a branch or tag
 */
public record DecidedChange(
        Decision decision, @Nullable Lane lane, @Nullable PullRequest builtFor) {

    public DecidedChange {
        Objects.requireNonNull(decision);
    }
}
