package io.hookline.trigger.oracle;

import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.BuildMessage.Trust;
import io.hookline.contracts.id.CommitHash;
import java.util.Objects;

/**
 * A build that is requested.
 *
 * @param lane the ref's full name, or {@code pr/<number>} for a fork's
 */
public record Build(String lane, CommitHash commit, boolean trusted) {

    /** The build that a request asks for. */
    public static Build of(BuildRequested request) {
        boolean trusted = request.trust() == Trust.TRUSTED;
        String lane = trusted
                ? request.ref().fullName()
                : "pr/" + Objects.requireNonNull(request.pullRequest()).id();
        return new Build(lane, request.commit(), trusted);
    }

    @Override
    public String toString() {
        return lane + " at " + commit.value().substring(0, 7) + (trusted ? "" : " untrusted");
    }
}
