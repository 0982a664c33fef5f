package io.hookline.contracts.event;

import io.hookline.contracts.id.RepositoryId;
import java.util.Objects;

/**
 * A repository as an event names it.
 *
 * @param id Bitbucket's id: what a repository is recognised by
 * @param path where it stood when this was written: {@code workspace/slug} or {@code KEY/slug}; for people and URLs, never for identity
 */
public record RepositoryRef(Product product, RepositoryId id, String path) {

    public RepositoryRef {
        Objects.requireNonNull(product);
        Objects.requireNonNull(id);
        Objects.requireNonNull(path);
    }

    public boolean isSameAs(RepositoryRef other) {
        return product == other.product && id.equals(other.id);
    }
}
