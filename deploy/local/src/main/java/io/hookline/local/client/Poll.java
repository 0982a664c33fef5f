package io.hookline.local.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again for what can only be asked for. */
public final class Poll {

    private static final long PAUSE_MILLIS = 150;

    private Poll() {}

    /** The first answer that is good enough, or the last one that came within this time. */
    public static <T> T until(Supplier<T> question, Predicate<T> goodEnough, Duration patience) {
        Instant end = Instant.now().plus(patience);
        T answer = question.get();
        while (!goodEnough.test(answer) && Instant.now().isBefore(end)) {
            pause();
            answer = question.get();
        }
        return answer;
    }

    private static void pause() {
        try {
            boolean counted = new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            assert !counted : "nobody counts this latch down";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
