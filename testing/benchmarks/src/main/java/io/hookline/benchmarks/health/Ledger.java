package io.hookline.benchmarks.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a simulation. */
final class Ledger {

    long looks;
    long repairs;
    long falseRepairs;
    long news;
    int sown;
    int swept;
    final List<Duration> timesToFind = new ArrayList<>();
    final List<Duration> timesToRecover = new ArrayList<>();

    @Nullable
    Instant outageBegan;

    @Nullable
    Instant outageSeen;

    @Nullable
    Instant revocationBegan;

    @Nullable
    Instant revocationSeen;

    @Nullable
    Instant lastSwept;

    void found(Duration after) {
        timesToFind.add(after);
    }

    /** A look showed a push that no webhook told of. */
    void recovered(Duration after) {
        timesToRecover.add(after);
    }

    void outageSeen(Instant now) {
        outageSeen = outageSeen == null ? now : outageSeen;
    }

    void revocationSeen(Instant now) {
        revocationSeen = revocationSeen == null ? now : revocationSeen;
    }

    void fullyLookedAt(Member member, Instant now) {
        if (!member.swept) {
            member.swept = true;
            swept++;
            lastSwept = now;
        }
    }

    /** In seconds, the time that a share of the times does not exceed; not a number where there are none. */
    static double quantile(List<Duration> times, double share) {
        if (times.isEmpty()) {
            return Double.NaN;
        }
        List<Duration> sorted = times.stream().sorted().toList();
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)).toMillis() / 1e3;
    }
}
