package io.hookline.simulator.delivery;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** What was sent or skipped, in the order it was queued; the oldest entries fall out at a bound. */
public final class DeliveryLog {
    private static final int BOUND = 10_000;

    private final NavigableMap<Long, Delivery> entries = new ConcurrentSkipListMap<>();
    private final AtomicLong last = new AtomicLong();

    /** Adds an entry; the number given is for {@link #update}. */
    long add(Delivery delivery) {
        long number = last.incrementAndGet();
        entries.put(number, delivery);
        if (entries.size() > BOUND) {
            entries.pollFirstEntry();
        }
        return number;
    }

    void update(long number, Delivery delivery) {
        entries.replace(number, delivery);
    }

    public List<Delivery> entries(Predicate<? super Delivery> condition) {
        return entries.values().stream().filter(condition).toList();
    }

    public List<Delivery> entries() {
        return List.copyOf(entries.values());
    }

    public Optional<Delivery> find(UUID requestId) {
        return entries.values().stream()
                .filter(delivery -> delivery.requestId().equals(requestId))
                .findFirst();
    }

    public void clear() {
        entries.clear();
    }
}
