package io.hookline.trigger.state;

import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.PullRequestId;
import java.time.Instant;
import java.util.Objects;

/**
 * Leave to build one commit of a pull request from a fork; no other commit of it may use it.
 *
 * @param commit with all 40 digits: a shorter hash can be made to fit another commit
 * @param decision that was made when it was given
 */
public record Approval(PullRequestId pullRequest, CommitHash commit, Approver by, Instant at, DecisionId decision) {

    public Approval {
        Objects.requireNonNull(pullRequest);
        Objects.requireNonNull(by);
        Objects.requireNonNull(at);
        Objects.requireNonNull(decision);
        if (!commit.isComplete()) {
            throw new IllegalArgumentException("what is approved is a commit with all 40 digits");
        }
    }
}
