package io.hookline.payload.delivery;

import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.CommitHash;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events of pull requests, alike for both products. */
public final class PullRequests {

    private PullRequests() {}

    /**
     * The event of a delivery that tells of an open pull request. Deliveries overtake each other, and a closed pull request can still be
     * edited: one whose state is closed gives the event of its closing again, so that it never counts as open.
     *
     * @param state Bitbucket's; null counts as open
     */
    public static RepositoryEvent unlessClosed(
            EventHeader header,
            PullRequest pullRequest,
            @Nullable String state,
            @Nullable CommitHash mergeCommit,
            RepositoryEvent whenOpen) {
        return switch (Objects.requireNonNullElse(state, "OPEN")) {
            case "MERGED" -> new RepositoryEvent.PullRequestMerged(header, pullRequest, mergeCommit);
            case "DECLINED", "SUPERSEDED" -> new RepositoryEvent.PullRequestDeclined(header, pullRequest);
            default -> whenOpen;
        };
    }
}
