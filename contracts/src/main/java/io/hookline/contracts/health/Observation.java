package io.hookline.contracts.health;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What connector-service saw of a project on Bitbucket, beside what should be there; facts, no judgement. Answer of
 * {@code POST /projects/{id}/observation}.
 */
public record Observation(
        ProjectId project,
        Instant observedAt,
        Look<RepositorySeen> repository,
        Look<WebhooksSeen> webhooks,
        Look<DeployKeySeen> deployKey,
        Look<GitAccess> git) {

    public Observation {
        Objects.requireNonNull(project);
        Objects.requireNonNull(observedAt);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(webhooks);
        Objects.requireNonNull(deployKey);
        Objects.requireNonNull(git);
    }

    /** One look: what was seen, or why nothing could be seen. What could not be seen is unknown, never broken. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "look")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Look.Seen.class, name = "seen"),
        @JsonSubTypes.Type(value = Look.Unseen.class, name = "unseen"),
    })
    public sealed interface Look<T> {

        /** Bitbucket answered. */
        record Seen<T>(T facts) implements Look<T> {}

        /** Bitbucket gave no usable answer; {@code detail} is a sentence for people. */
        record Unseen<T>(Why why, String detail) implements Look<T> {}
    }

    /** Why something could not be seen. */
    public enum Why {
        /** No answer, a time-out, or a server error. */
        UNAVAILABLE,
        /** Too many requests; look again later. */
        RATE_LIMITED,
        /** The credential is refused: expired, revoked, or wrong. */
        UNAUTHORIZED,
        /** The credential lacks a permission or scope, which the detail names. */
        FORBIDDEN
    }

    /**
     * The repository.
     *
     * @param found null when Bitbucket answers, yet shows no repository of this id to this credential
     */
    public record RepositorySeen(
            RepositoryId expectedId,
            String expectedPath,
            @Nullable RepositoryFound found) {}

    /** The repository as it stands now; {@code defaultBranch} is null in an empty repository. */
    public record RepositoryFound(
            RepositoryId id,
            String path,
            @Nullable String defaultBranch,
            @Nullable String expectedDefaultBranch) {}

    /**
     * The webhooks whose URL is Hookline's, for this repository.
     *
     * @param expectedUrl the one that should be there
     */
    public record WebhooksSeen(String expectedUrl, Set<String> expectedEvents, List<WebhookSeen> found) {
        public WebhooksSeen {
            expectedEvents = Set.copyOf(expectedEvents);
            found = List.copyOf(found);
        }
    }

    /**
     * One webhook.
     *
     * @param secretSet null where Bitbucket does not say
     * @param tlsVerified null where Bitbucket does not say
     * @param skippedByBreaker whether Data Center's circuit breaker holds deliveries back; null where unknown
     */
    public record WebhookSeen(
            String id,
            String url,
            boolean active,
            Set<String> events,
            @Nullable Boolean secretSet,
            @Nullable Boolean tlsVerified,
            @Nullable Boolean skippedByBreaker) {
        public WebhookSeen {
            events = Set.copyOf(events);
        }
    }

    /**
     * The deploy key.
     *
     * @param registered whether a key with our material is registered
     * @param readOnly null when not registered
     * @param fingerprint of our key, {@code SHA256:…}
     */
    public record DeployKeySeen(
            boolean registered, @Nullable Boolean readOnly, String fingerprint) {}

    /** What {@code git ls-remote} over SSH with the deploy key said. */
    public enum GitAccess {
        WORKS,
        KEY_REJECTED,
        HOST_KEY_CHANGED,
        REPOSITORY_NOT_FOUND
    }
}
