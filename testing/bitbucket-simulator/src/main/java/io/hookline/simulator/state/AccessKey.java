package io.hookline.simulator.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deploy key (Cloud) or access key (Data Center): one public key admitted to one repository or to all of an owner.
 *
 * @param keyId what REST calls the id; on Data Center the same for the same public key in several repositories
 * @param repository the repository it opens, or null for all of {@code owner}
 * @param refused whether git does not take it though it is registered
 */
public record AccessKey(
        long id,
        Product product,
        long keyId,
        @Nullable Long repository,
        @Nullable String owner,
        PublicKeyLine key,
        String label,
        boolean writable,
        @Nullable Integer expiryDays,
        Instant createdAt,
        @Nullable Instant lastUsed,
        boolean refused)
        implements Entity {

    public boolean opens(Repository candidate) {
        return product == candidate.product()
                && (repository != null
                        ? repository == candidate.id()
                        : candidate.owner().equalsIgnoreCase(owner));
    }

    public AccessKey labelled(String newLabel, PublicKeyLine newKey) {
        return new AccessKey(
                id,
                product,
                keyId,
                repository,
                owner,
                newKey,
                newLabel,
                writable,
                expiryDays,
                createdAt,
                lastUsed,
                refused);
    }

    public AccessKey withWritable(boolean nowWritable) {
        return new AccessKey(
                id,
                product,
                keyId,
                repository,
                owner,
                key,
                label,
                nowWritable,
                expiryDays,
                createdAt,
                lastUsed,
                refused);
    }

    public AccessKey withRefused(boolean nowRefused) {
        return new AccessKey(
                id,
                product,
                keyId,
                repository,
                owner,
                key,
                label,
                writable,
                expiryDays,
                createdAt,
                lastUsed,
                nowRefused);
    }

    /** The same key of a repository, or of all of an owner's; the other is null. */
    public AccessKey of(@Nullable Long newRepository, @Nullable String newOwner) {
        return new AccessKey(
                id,
                product,
                keyId,
                newRepository,
                newOwner,
                key,
                label,
                writable,
                expiryDays,
                createdAt,
                lastUsed,
                refused);
    }

    public AccessKey used(Instant at) {
        return new AccessKey(
                id, product, keyId, repository, owner, key, label, writable, expiryDays, createdAt, at, refused);
    }
}
