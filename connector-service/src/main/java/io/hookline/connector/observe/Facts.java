package io.hookline.connector.observe;

import io.hookline.bitbucket.DeployKey;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.RefName;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.Webhook;
import io.hookline.bitbucket.WebhookStatistics;
import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.contracts.event.RepositoryEvent.ObservedRef;
import io.hookline.contracts.health.Observation.DeployKeySeen;
import io.hookline.contracts.health.Observation.GitAccess;
import io.hookline.contracts.health.Observation.Look;
import io.hookline.contracts.health.Observation.RepositoryFound;
import io.hookline.contracts.health.Observation.RepositorySeen;
import io.hookline.contracts.health.Observation.WebhookSeen;
import io.hookline.contracts.health.Observation.Why;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** Ours among the registered keys, and those that only have our label. */
    static DeployKeySeen deployKey(List<DeployKey> registered, SshPublicKey ours, Predicate<DeployKey> labelledOurs) {
        Optional<DeployKey> found =
                registered.stream().filter(key -> key.key().equals(ours)).findFirst();
        Set<String> foreign = registered.stream()
                .filter(key -> labelledOurs.test(key) && !key.key().equals(ours))
                .map(key -> key.key().fingerprint())
                .collect(Collectors.toSet());
        return new DeployKeySeen(
                found.isPresent(), found.map(DeployKey::readOnly).orElse(null), ours.fingerprint(), foreign);
    }

    /** Another one when any branch or tag moved; null when git showed none. */
    static @Nullable String digest(ProbeResult git) {
        if (!(git instanceof ProbeResult.Refs(var refs))) {
            return null;
        }
        MessageDigest digest = sha256();
        for (ObservedRef ref : SightingEvents.observed(refs)) {
            String line = ref.ref().fullName() + " " + ref.commit() + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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
