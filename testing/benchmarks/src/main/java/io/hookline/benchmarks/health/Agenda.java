package io.hookline.benchmarks.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** A virtual clock of whole milliseconds, and what is to happen by it. What is due at the same time happens in the order it was entered in. */
final class Agenda extends Clock {

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private Instant now;
    private long entered;

    Agenda(Instant start) {
        this.now = start;
    }

    /** @param at in milliseconds since 1970, so that hundreds of millions of comparisons find it at hand */
    private record Entry(long at, long number, Runnable what) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** Enters what is to happen, at once if its time is over. */
    void at(Instant when, Runnable what) {
        entries.add(new Entry((when.isBefore(now) ? now : when).toEpochMilli(), entered++, what));
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
        long last = end.toEpochMilli();
        while (!done.getAsBoolean()) {
            Entry next = entries.peek();
            if (next == null || next.at() > last) {
                now = end;
                return;
            }
            entries.remove();
            now = Instant.ofEpochMilli(next.at());
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
