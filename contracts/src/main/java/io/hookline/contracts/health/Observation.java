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
 *
 * @param observedAt before the first question: what happened later may or may not have been seen
 * @param known what was known without asking Bitbucket; null from a connector-service that does not tell yet
 */
public record Observation(
        ProjectId project,
        Instant observedAt,
        Look<RepositorySeen> repository,
        Look<WebhooksSeen> webhooks,
        Look<DeployKeySeen> deployKey,
        Look<GitAccess> git,
        @Nullable Known known) {

    public Observation {
        Objects.requireNonNull(project);
        Objects.requireNonNull(observedAt);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(webhooks);
        Objects.requireNonNull(deployKey);
        Objects.requireNonNull(git);
    }

    /** How much is looked at. */
    public enum Depth {
        /** Only what one {@code git ls-remote} shows, as long as that works: the deploy key and the refs. No call of Bitbucket's API. */
        SHALLOW,
        /** Everything. */
        FULL
    }

    /** One look: what was seen, or why nothing could be seen. What could not be seen is unknown, never broken. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "look")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Look.Seen.class, name = "seen"),
        @JsonSubTypes.Type(value = Look.Unseen.class, name = "unseen"),
        @JsonSubTypes.Type(value = Look.NotAsked.class, name = "not-asked"),
    })
    public sealed interface Look<T> {

        /** Bitbucket answered. */
        record Seen<T>(T facts) implements Look<T> {}

        /** Bitbucket gave no usable answer; {@code detail} is a sentence for people. */
        record Unseen<T>(Why why, String detail) implements Look<T> {}

        /** Nobody asked, because a shallow look was wanted. */
        record NotAsked<T>() implements Look<T> {}
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
     * @param foreign the fingerprints of registered keys that have our label, yet are not ours
     */
    public record DeployKeySeen(
            boolean registered, @Nullable Boolean readOnly, String fingerprint, Set<String> foreign) {
        public DeployKeySeen {
            foreign = Set.copyOf(Objects.requireNonNullElse(foreign, Set.of()));
        }
    }

    /** What {@code git ls-remote} over SSH with the deploy key said. */
    public enum GitAccess {
        WORKS,
        KEY_REJECTED,
        HOST_KEY_CHANGED,
        REPOSITORY_NOT_FOUND
    }

    /**
     * What connector-service knows of a project without asking Bitbucket.
     *
     * @param refs a digest of the branches and tags that git showed, which is another one when any of them moved; null when git showed none
     */
    public record Known(
            CredentialKnown credential,
            WebhookKnown webhook,
            DeployKeyKnown deployKey,
            @Nullable String refs) {}

    /** How a credential stands by what is known of it. */
    public enum CredentialState {
        CONNECTED,
        NOT_CONNECTED,
        /** It ends soon. */
        EXPIRING,
        EXPIRED,
        /** Bitbucket refuses it. */
        REVOKED,
        /** It lacks scopes. */
        INSUFFICIENT
    }

    /**
     * The credential that Bitbucket is asked with.
     *
     * @param expiresAt when it ends; null where nobody knows
     * @param missingScopes what it lacks, as far as Bitbucket named it
     * @param remedy what a person does about its state, in a sentence; null when nothing is to be done
     */
    public record CredentialKnown(
            CredentialState state,
            @Nullable Instant expiresAt,
            Set<String> missingScopes,
            @Nullable String remedy) {
        public CredentialKnown {
            missingScopes = Set.copyOf(missingScopes);
        }
    }

    /** The master key that a webhook's secret is derived from. */
    public enum MasterKey {
        /** The one of new webhooks. */
        CURRENT,
        /** An earlier one that is still configured. */
        OLD,
        /** One that is not configured any more: the webhook's deliveries are refused. */
        GONE
    }

    /**
     * The webhook that is in use.
     *
     * @param madeAt before it was registered
     * @param lastDelivery when the last delivery came that its signature vouches for; null when none did
     */
    public record WebhookKnown(Instant madeAt, @Nullable Instant lastDelivery, MasterKey masterKey) {}

    /** What the operator's policy says of a deploy key's age. */
    public enum KeyAge {
        FRESH,
        /** Old enough to be replaced. */
        AGING,
        /** Older than a key should ever be. */
        OVERDUE
    }

    /** The deploy key that is in use. */
    public record DeployKeyKnown(Instant madeAt, KeyAge age) {}
}
