package io.hookline.bitbucket;

import java.time.Duration;
import java.util.Set;

/** The ways in which a call to Bitbucket is expected to fail. {@link #why} is for people and holds no secret. */
public sealed interface Failure {

    /** The reason in words, Bitbucket's own where it gave one. */
    String why();

    /** Not there, or not visible to this credential: Bitbucket does not tell which, so it is no proof of deletion. */
    record NotFound(String why) implements Failure {}

    /** The credential is wrong, expired or revoked. */
    record Unauthorized(String why) implements Failure {}

    /** The credential is good but may not do this. {@code missingScopes} is empty where Bitbucket does not name them. */
    record Forbidden(String why, Set<String> missingScopes) implements Failure {
        public Forbidden {
            missingScopes = Set.copyOf(missingScopes);
        }
    }

    /** In the way of something that exists, such as a key already registered. */
    record Conflict(String why) implements Failure {}

    /** Bitbucket refuses what was sent. */
    record Invalid(String why) implements Failure {}

    /** The function was removed from this Bitbucket. */
    record Gone(String why) implements Failure {}

    /** Too many calls; none should be made before {@code retryAfter} has passed. */
    record RateLimited(Duration retryAfter) implements Failure {
        @Override
        public String why() {
            return "the credential's budget of calls is used up";
        }
    }

    /** The SSH server's host keys await a person's confirmation; nothing was sent to it. Goes on by itself after that. */
    record HostUnconfirmed(String why) implements Failure {}

    /** Bitbucket could not be reached, did not answer in time, or answered what makes no sense. Says nothing of the thing asked for. */
    record Unavailable(String why) implements Failure {}

    /** The operator's rules forbid to connect there; nothing was sent. {@code why} names the address. */
    record NotAllowed(String why) implements Failure {}

    /** The server could not prove to be the one asked for, so nothing was sent to it. */
    record Untrusted(CertificateFault fault, String why) implements Failure {}
}
