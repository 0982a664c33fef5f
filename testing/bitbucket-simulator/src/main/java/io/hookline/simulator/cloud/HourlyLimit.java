package io.hookline.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Counts each identity's requests of the last hour. */
final class HourlyLimit {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Map<String, Deque<Instant>> requests = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Counts one request; gives how many are left after it, negative where it was one too many and is not counted. */
    int take(String identity, int limit, Instant now) {
        lock.lock();
        try {
            Deque<Instant> recent = requests.computeIfAbsent(identity, name -> new ArrayDeque<>());
            while (!recent.isEmpty() && !recent.peekFirst().plus(WINDOW).isAfter(now)) {
                recent.removeFirst();
            }
            if (recent.size() >= limit) {
                return -1;
            }
            recent.addLast(now);
            return limit - recent.size();
        } finally {
            lock.unlock();
        }
    }
}
