package io.hookline.bitbucket.http;

import java.time.Duration;

/**
 * What an exchange may take.
 *
 * @param connect until a connection stands, and again until TLS is agreed
 * @param answer the longest silence while an answer is awaited or read
 * @param call the whole of it: from the look-up of the name to the end of the body
 * @param maxBody bytes of a body
 */
public record TransportLimits(Duration connect, Duration answer, Duration call, int maxBody) {

    public TransportLimits {
        if (!connect.isPositive() || !answer.isPositive() || !call.isPositive() || maxBody <= 0) {
            throw new IllegalArgumentException("limits of an exchange are positive");
        }
    }

    /** What suits Bitbucket: 5 s, 15 s and 20 s, and 10 MiB. */
    public static TransportLimits usual() {
        return new TransportLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(20), 10 << 20);
    }
}
