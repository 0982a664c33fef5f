package io.hookline.connector.credential;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Result;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Notes what calls with a credential tell of it. What was noted already is noted again only after a while, so that watching costs next to
 * nothing.
 */
@Singleton
public class CredentialWatch {

    private static final Duration WHILE = Duration.ofMinutes(5);

    private final Credentials credentials;
    private final Clock clock;
    private final Map<CredentialKey, Noted> noted = new ConcurrentHashMap<>();

    CredentialWatch(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    private sealed interface Verdict {
        record Good() implements Verdict {}

        record Refused() implements Verdict {}

        record Lacks(Set<String> scopes) implements Verdict {}

        /** The call failed for reasons that are not the credential's, or succeeded with nothing asked of it. */
        record None() implements Verdict {}
    }

    private record Noted(long version, Verdict verdict, Instant at) {}

    /** Learns from the outcome of a call that was made with the credential of a version. */
    public void saw(CredentialKey key, long version, Result<?> result) {
        Verdict verdict = verdict(result);
        Instant now = clock.instant();
        if (verdict instanceof Verdict.None || isKnown(noted.get(key), version, verdict, now)) {
            return;
        }
        switch (result) {
            case Result.Ok<?> _ -> credentials.noteGood(key, version);
            case Result.Failed<?>(var failure) -> credentials.noteFailure(key, version, failure);
        }
        noted.put(key, new Noted(version, verdict, now));
    }

    private static boolean isKnown(@Nullable Noted last, long version, Verdict verdict, Instant now) {
        return last != null
                && last.version() == version
                && last.verdict().equals(verdict)
                && last.at().plus(WHILE).isAfter(now);
    }

    private static Verdict verdict(Result<?> result) {
        return switch (result) {
            case Result.Ok<?> _ -> new Verdict.Good();
            case Result.Failed<?>(Failure.Unauthorized _) -> new Verdict.Refused();
            case Result.Failed<?>(Failure.Forbidden(var _, var scopes))
            when !scopes.isEmpty() -> new Verdict.Lacks(scopes);
            case Result.Failed<?> _ -> new Verdict.None();
        };
    }
}
