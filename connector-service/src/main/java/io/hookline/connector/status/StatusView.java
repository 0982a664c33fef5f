package io.hookline.connector.status;

import io.hookline.contracts.build.BuildStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A status and how far it is on its way.
 *
 * @param seq grows from status to status of a project
 * @param wanted the newest message that was not late
 * @param formerRuns the runs that others took the place of, newest last
 * @param version grows with each change of what is wanted
 * @param dueAt when it is sent, while it waits
 * @param waitingSince since when Bitbucket does not show what is wanted
 * @param attempts how often it was sent in vain since Bitbucket last took it
 * @param refusals how many of these Bitbucket refused
 * @param problem why the last attempt was in vain
 * @param shownAt when Bitbucket last took it
 * @param forkPath the fork where it is shown, when the project's own repository lacks the commit
 */
public record StatusView(
        StatusId id,
        long seq,
        BuildStatus wanted,
        List<String> formerRuns,
        long version,
        Delivery delivery,
        Instant dueAt,
        Instant waitingSince,
        int attempts,
        int refusals,
        @Nullable String problem,
        @Nullable Instant shownAt,
        @Nullable String forkPath) {

    public StatusView {
        formerRuns = List.copyOf(formerRuns);
    }
}
