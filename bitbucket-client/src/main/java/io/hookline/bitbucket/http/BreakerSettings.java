package io.hookline.bitbucket.http;

import java.time.Duration;

/**
 * When calls to a host in trouble are held back.
 *
 * @param failures how many calls in a row must fail
 * @param firstPause how long nobody calls then; doubled each time the one call that follows fails as well
 * @param longestPause what the pause grows to
 */
public record BreakerSettings(int failures, Duration firstPause, Duration longestPause) {

    public BreakerSettings {
        if (failures < 1 || !firstPause.isPositive() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("a breaker opens after a failure at least, for a time that grows");
        }
    }

    /** What suits a Bitbucket: five failures, and pauses of 5 s to 2 min. */
    public static BreakerSettings usual() {
        return new BreakerSettings(5, Duration.ofSeconds(5), Duration.ofMinutes(2));
    }
}
