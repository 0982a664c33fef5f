package io.hookline.benchmarks.health;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day of a fleet that has run for some hours.
 *
 * @param sown faults of single projects that came up in the day, as far as they showed
 * @param foundInTime of these, how many were found within the day
 * @param timesToFind from when a fault showed; of those found within the day or the three days after it
 * @param timesToRecover from a push that no webhook told of to the look that shows it
 * @param outage from its beginning to when it was seen; null when it never was
 * @param revocation likewise
 * @param calls of Bitbucket's API
 * @param refusals of these, with 429
 * @param cpu the simulation's, of which the monitor's classes are the greater part
 * @param heapBytes that the simulation holds at the end of the day
 */
record Day(
        int size,
        int sown,
        int foundInTime,
        List<Duration> timesToFind,
        List<Duration> timesToRecover,
        @Nullable Duration outage,
        @Nullable Duration revocation,
        long looks,
        long calls,
        long refusals,
        long repairs,
        long falseRepairs,
        Duration cpu,
        long heapBytes) {

    private static final Duration LENGTH = Duration.ofDays(1);
    private static final Duration BEFORE = Duration.ofHours(6);
    private static final Duration AFTER = Duration.ofDays(3);
    private static final long SEED = 5;

    static Day of(int size) {
        long heapBefore = heap();
        Fleet fleet = Fleet.settled(Shape.usual(size), SEED);
        Instant morning = Fleet.START.plus(BEFORE);
        Instant evening = morning.plus(LENGTH);
        fleet.agenda.runUntil(morning);
        Ledger ledger = fleet.ledger;
        long looks = ledger.looks;
        long calls = fleet.tally.calls;
        long refusals = fleet.tally.refusals;
        long cpu = cpuNanos();
        fleet.sow(LENGTH);
        fleet.agenda.runUntil(evening);
        long cpuOfDay = cpuNanos() - cpu;
        long heapOfDay = heap() - heapBefore;
        Day day = new Day(
                size,
                ledger.sown,
                ledger.timesToFind.size(),
                List.of(),
                List.of(),
                between(ledger.outageBegan, ledger.outageSeen),
                between(ledger.revocationBegan, ledger.revocationSeen),
                ledger.looks - looks,
                fleet.tally.calls - calls,
                fleet.tally.refusals - refusals,
                ledger.repairs,
                ledger.falseRepairs,
                Duration.ofNanos(cpuOfDay),
                heapOfDay);
        fleet.agenda.runUntil(evening.plus(AFTER), () -> ledger.timesToFind.size() == ledger.sown);
        return day.with(ledger);
    }

    private Day with(Ledger threeDaysLater) {
        return new Day(
                size,
                threeDaysLater.sown,
                foundInTime,
                List.copyOf(threeDaysLater.timesToFind),
                List.copyOf(threeDaysLater.timesToRecover),
                outage,
                revocation,
                looks,
                calls,
                refusals,
                repairs,
                threeDaysLater.falseRepairs,
                cpu,
                heapBytes);
    }

    private static @Nullable Duration between(@Nullable Instant began, @Nullable Instant seen) {
        return began == null || seen == null ? null : Duration.between(began, seen);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    // The serial collector leaves some of the dead where they are, but for every fourth time.
    private static long heap() {
        for (int collection = 0; collection < 4; collection++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
