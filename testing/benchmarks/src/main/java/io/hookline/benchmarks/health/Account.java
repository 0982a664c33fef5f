package io.hookline.benchmarks.health;

import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.rate.RateBudget;
import io.hookline.bitbucket.rate.RateSettings;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.random.RandomGenerator;

/** One of the counts of calls that Cloud keeps for a credential: the client's own budget, and what Bitbucket counts by itself. */
final class Account {

    private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (_, _) -> true);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Agenda agenda;
    private final RateBudget budget;
    private final Tally tally;
    private final Deque<Instant> counted = new ArrayDeque<>();
    private boolean refusesAll;

    Account(Agenda agenda, RandomGenerator random, Tally tally) {
        this.agenda = agenda;
        this.budget = RateBudget.cloud(agenda, random, RateSettings.USUAL_PER_HOUR);
        this.tally = tally;
    }

    /** Calls Bitbucket, unless the budget says to wait; false when it did, or when Bitbucket refused. */
    boolean call(Purpose purpose) {
        if (budget.take(purpose).isPresent()) {
            return false;
        }
        tally.calls++;
        if (refusesAll || isTooMany()) {
            tally.refusals++;
            budget.refused(NONE);
            return false;
        }
        budget.accepted(NONE);
        return true;
    }

    /** Has Bitbucket answer 429 whatever was called before. */
    void refusesAll(boolean does) {
        refusesAll = does;
    }

    /** Another program's call with the same credential, which this one knows nothing of. */
    void foreignCall() {
        isTooMany();
    }

    private boolean isTooMany() {
        Instant now = agenda.instant();
        while (!counted.isEmpty() && !counted.getFirst().isAfter(now.minus(HOUR))) {
            counted.removeFirst();
        }
        if (counted.size() >= RateSettings.USUAL_PER_HOUR) {
            return true;
        }
        counted.addLast(now);
        return false;
    }

    /** Calls of all credentials together. */
    static final class Tally {
        long calls;
        long refusals;
    }
}
