package io.hookline.trigger.oracle;

import io.hookline.contracts.id.CommitHash;

/**
 * A build that is requested.
 *
 * @param lane the ref's full name, or {@code pr/<number>} for a fork's
 */
record Build(String lane, CommitHash commit, boolean trusted) {

    @Override
    public String toString() {
        return lane + " at " + commit.value().substring(0, 7) + (trusted ? "" : " untrusted");
    }
}
