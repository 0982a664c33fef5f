package io.hookline.bitbucket.rate;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Data Center's way: a bucket of tokens that fills at a constant rate. The limit is off unless an administrator set one, and
 * only answers tell it; until one does, every call is let through.
 */
final class TokenBucket implements Meter {

    private @Nullable Told told;

    /** What an answer told, as of then. */
    private record Told(int capacity, double perSecond, double tokens, Instant at) {

        Told at(Instant now) {
            var flowed = Duration.between(at, now).toMillis() * perSecond / 1_000;
            return new Told(capacity, perSecond, Math.min(capacity, tokens + flowed), now);
        }

        Told less() {
            return new Told(capacity, perSecond, tokens - 1, at);
        }

        Duration until(double wanted) {
            return Duration.ofMillis((long) Math.ceil(Math.max(0, wanted - tokens) / perSecond * 1_000));
        }
    }

    @Override
    public Optional<Duration> take(Instant now, boolean reserveToo) {
        if (told == null) {
            return Optional.empty();
        }
        var current = told.at(now);
        var needed = reserveToo ? 1 : 1 + current.capacity() - Meter.unreserved(current.capacity());
        if (current.tokens() < needed) {
            told = current;
            return Optional.of(current.until(needed));
        }
        told = current.less();
        return Optional.empty();
    }

    @Override
    public void learn(HttpHeaders headers, Instant now) {
        var capacity = Headers.positive(headers, "X-RateLimit-Limit");
        var fill = Headers.positive(headers, "X-RateLimit-FillRate");
        if (capacity.isEmpty() || fill.isEmpty()) {
            return;
        }
        long every = Headers.positive(headers, "X-RateLimit-Interval-Seconds").orElse(1L);
        long most = Math.min(capacity.get(), Integer.MAX_VALUE / 100);
        long remaining = Headers.number(headers, "X-RateLimit-Remaining").orElse(most);
        told = new Told((int) most, (double) fill.get() / every, Math.clamp(remaining, 0, most), now);
    }

    @Override
    public @Nullable Standing standing(Instant now) {
        if (told == null) {
            return null;
        }
        var current = told.at(now);
        return new Standing(current.capacity(), (int) current.tokens(), now.plus(current.until(current.capacity())));
    }
}
