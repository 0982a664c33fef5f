package io.hookline.bitbucket.rate;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Cloud's way: so many calls within any 60 minutes. Answers to access tokens tell the limit. */
final class RollingHour implements Meter {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Deque<Instant> calls = new ArrayDeque<>();
    private int limit;

    RollingHour(int limit) {
        this.limit = limit;
    }

    @Override
    public Optional<Duration> take(Instant now, boolean reserveToo) {
        forgetOld(now);
        var allowed = reserveToo ? limit : Meter.unreserved(limit);
        if (calls.size() >= allowed) {
            return Optional.of(Duration.between(now, freeAgain(allowed)));
        }
        calls.addLast(now);
        return Optional.empty();
    }

    @Override
    public void learn(HttpHeaders headers, Instant now) {
        Headers.positive(headers, "X-RateLimit-Limit")
                .ifPresent(told -> limit = (int) Math.min(told, RateSettings.MOST_PER_HOUR));
    }

    @Override
    public Standing standing(Instant now) {
        forgetOld(now);
        var resetsAt = calls.isEmpty() ? now : calls.getLast().plus(WINDOW);
        return new Standing(limit, Math.max(0, limit - calls.size()), resetsAt);
    }

    // One more call fits when only allowed - 1 of the last ones are within the hour.
    private Instant freeAgain(int allowed) {
        var tooMany = calls.size() - Math.max(1, allowed);
        return calls.stream().skip(tooMany).findFirst().orElseThrow().plus(WINDOW);
    }

    private void forgetOld(Instant now) {
        while (!calls.isEmpty() && !calls.getFirst().isAfter(now.minus(WINDOW))) {
            calls.removeFirst();
        }
    }
}
