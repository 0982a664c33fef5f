package io.hookline.connector.observe;

import io.hookline.bitbucket.DeployKey;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.RefName;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookStatistics;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.contracts.health.Observation.DeployKeySeen;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.Look;
import io.hookline.contracts.health.Observation.RepositoryFound;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.hookline.contracts.health.Observation.WebhookSeen;
import io.hookline.contracts.health.Observation.Why;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bitbucket's answers as facts for an observation. */
final class Facts {

    /** Data Center's circuit breaker opens after this many failures in a row (DC "Manage webhooks"). */
    private static final long BREAKER_FAILURES = 5;

    private Facts() {}

    static <T, F> Look<F> look(Result<T> result, Function<T, F> facts) {
        return switch (result) {
            case Result.Ok<T>(var value) -> new Look.Seen<>(facts.apply(value));
            case Result.Failed<T>(var failure) -> unseen(failure);
        };
    }

    static <F> Look<F> unseen(Failure failure) {
        return new Look.Unseen<>(why(failure), failure.why());
    }

    /** A repository that is not shown is a fact, though no proof that it is gone. */
    static Look<RepositorySeen> repository(Result<Repository> result, Project project) {
        if (result instanceof Result.Failed<Repository>(Failure.NotFound _)) {
            return new Look.Seen<>(new RepositorySeen(
                    project.repository().id(), project.repository().path(), null));
        }
        return look(
                result,
                found -> new RepositorySeen(
                        project.repository().id(),
                        project.repository().path(),
                        new RepositoryFound(
                                RepositoryId.of(found.id().value()),
                                found.path().toString(),
                                shortName(found.defaultBranch()),
                                project.defaultBranch())));
    }

    static WebhookSeen webhook(Webhook hook) {
        return new WebhookSeen(
                hook.id().value(),
                hook.url(),
                hook.active(),
                hook.events(),
                hook.secretSet(),
                hook.tlsVerified(),
                skippedByBreaker(hook.statistics()));
    }

    static DeployKeySeen deployKey(Optional<DeployKey> registered, String fingerprint) {
        return new DeployKeySeen(
                registered.isPresent(), registered.map(DeployKey::readOnly).orElse(null), fingerprint);
    }

    static Look<GitAccess> git(ProbeResult result) {
        return switch (result) {
            case ProbeResult.Refs _ -> new Look.Seen<>(GitAccess.WORKS);
            case ProbeResult.KeyRejected _ -> new Look.Seen<>(GitAccess.KEY_REJECTED);
            case ProbeResult.HostKeyMismatch _ -> new Look.Seen<>(GitAccess.HOST_KEY_CHANGED);
            case ProbeResult.HostKeysUnconfirmed(var host, var port) ->
                new Look.Unseen<>(Why.UNAVAILABLE, "the host keys of " + host + ":" + port + " await confirmation");
            case ProbeResult.RepositoryNotFound _ -> new Look.Seen<>(GitAccess.REPOSITORY_NOT_FOUND);
            case ProbeResult.Unreachable(var why) -> new Look.Unseen<>(Why.UNAVAILABLE, why);
            case ProbeResult.NotAllowed(var why) -> new Look.Unseen<>(Why.UNAVAILABLE, why);
        };
    }

    /** Bitbucket does not tell the breaker's state; null where its counts do not settle it. */
    static @Nullable Boolean skippedByBreaker(@Nullable WebhookStatistics counts) {
        if (counts == null) {
            return null;
        }
        Instant lastTrouble = Stream.of(counts.lastFailure(), counts.lastError())
                .flatMap(Stream::ofNullable)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        if (counts.lastSuccess() != null && !counts.lastSuccess().isBefore(lastTrouble)) {
            return false;
        }
        long troubles = counts.failures() + counts.errors();
        if (troubles < BREAKER_FAILURES) {
            return false;
        }
        return counts.successes() == 0 ? true : null;
    }

    private static Why why(Failure failure) {
        return switch (failure) {
            case Failure.Unauthorized _ -> Why.UNAUTHORIZED;
            // The repository itself was seen, so what is not found below it is what the credential may not see.
            case Failure.Forbidden _, Failure.NotFound _ -> Why.FORBIDDEN;
            case Failure.RateLimited _ -> Why.RATE_LIMITED;
            case Failure.Unavailable _,
                    Failure.HostUnconfirmed _,
                    Failure.Conflict _,
                    Failure.Invalid _,
                    Failure.Gone _,
                    Failure.NotAllowed _,
                    Failure.Untrusted _ -> Why.UNAVAILABLE;
        };
    }

    private static @Nullable String shortName(@Nullable RefName ref) {
        return ref == null ? null : ref.shortName();
    }
}
