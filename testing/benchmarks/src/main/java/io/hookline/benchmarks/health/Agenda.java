package io.hookline.benchmarks.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** A virtual clock, and what is to happen by it. What is due at the same time happens in the order in which it was entered. */
final class Agenda extends Clock {

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private Instant now;
    private long entered;

    Agenda(Instant start) {
        this.now = start;
    }

    private record Entry(Instant at, long number, Runnable what) {}

    /** Enters what is to happen, at once if its time is over. */
    void at(Instant when, Runnable what) {
        entries.add(new Entry(when.isBefore(now) ? now : when, entered++, what));
    }

    void after(Duration delay, Runnable what) {
        at(now.plus(delay), what);
    }

    /** Lets time pass. */
    void runUntil(Instant end) {
        runUntil(end, () -> false);
    }

    /** Lets time pass until something is done, or until the end. */
    void runUntil(Instant end, BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Entry next = entries.peek();
            if (next == null || next.at().isAfter(end)) {
                now = end;
                return;
            }
            entries.remove();
            now = next.at();
            next.what().run();
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
