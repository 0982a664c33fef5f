package io.hookline.simulator.datacenter;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Data Center's rate limit: each user has a bucket of tokens that fills at a constant rate. */
final class TokenBuckets {
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** A bucket's content at a time. */
    record Bucket(double tokens, Instant at) {

        Bucket filledTo(Instant now, int capacity, int perSecond) {
            double flowed = Duration.between(at, now).toMillis() * perSecond / 1000.0;
            return new Bucket(Math.min(capacity, tokens + flowed), now);
        }
    }

    /** Takes one token of this user's bucket; false if it is empty. */
    boolean take(String user, int capacity, int perSecond, Instant now) {
        lock.lock();
        try {
            Bucket filled =
                    buckets.getOrDefault(user, new Bucket(capacity, now)).filledTo(now, capacity, perSecond);
            boolean enough = filled.tokens() >= 1;
            buckets.put(user, enough ? new Bucket(filled.tokens() - 1, now) : filled);
            return enough;
        } finally {
            lock.unlock();
        }
    }
}
