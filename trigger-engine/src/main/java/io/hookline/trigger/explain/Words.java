package io.hookline.trigger.explain;

import io.hookline.contracts.id.CommitHash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Names of things as sentences use them. */
final class Words {

    private static final int SHORT = 12;

    private Words() {}

    static String of(@Nullable CommitHash commit) {
        return commit == null
                ? "no commit"
                : commit.value().substring(0, Math.min(SHORT, commit.value().length()));
    }

    static String of(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String count(int number, String one, String many) {
        return number == 1 ? "1 " + one : number + " " + many;
    }
}
