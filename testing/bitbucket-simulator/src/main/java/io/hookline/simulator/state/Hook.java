package io.hookline.simulator.state;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of one repository, or of all repositories of an owner.
 *
 * @param name the description on Cloud
 * @param credentials user and password for Basic authentication of the delivery (Data Center only)
 */
public record Hook(
        long id,
        UUID uuid,
        Product product,
        @Nullable Long repository,
        @Nullable String owner,
        String name,
        String url,
        boolean active,
        List<String> events,
        @Nullable Secret secret,
        @Nullable Credentials credentials,
        boolean sslVerification,
        boolean history,
        Instant createdAt,
        Instant updatedAt)
        implements Entity {

    /** What a Data Center hook presents to its receiver. */
    public record Credentials(String username, Secret password) {}

    public Hook {
        events = List.copyOf(events);
    }

    public boolean watches(Repository candidate) {
        return product == candidate.product()
                && (repository != null
                        ? repository == candidate.id()
                        : candidate.owner().equalsIgnoreCase(owner));
    }

    public boolean wants(String event) {
        return active && events.contains(event);
    }

    /** The same hook with everything an edit may change. */
    public Hook edited(
            String newName,
            String newUrl,
            boolean nowActive,
            List<String> newEvents,
            @Nullable Secret newSecret,
            Instant at) {
        return new Hook(
                id,
                uuid,
                product,
                repository,
                owner,
                newName,
                newUrl,
                nowActive,
                newEvents,
                newSecret,
                credentials,
                sslVerification,
                history,
                createdAt,
                at);
    }

    /** The same hook with what only its transport needs. */
    public Hook transported(@Nullable Credentials newCredentials, boolean verifySsl, boolean keepHistory) {
        return new Hook(
                id,
                uuid,
                product,
                repository,
                owner,
                name,
                url,
                active,
                events,
                secret,
                newCredentials,
                verifySsl,
                keepHistory,
                createdAt,
                updatedAt);
    }
}
