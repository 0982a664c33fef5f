package io.hookline.payload.delivery;

import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.RepositoryId;
import org.jspecify.annotations.Nullable;

/**
 * A repository as a payload names it.
 *
 * @param id Bitbucket's id; null in some old payloads
 * @param path {@code workspace/slug} or {@code KEY/slug}; null where the payload leaves it out
 */
public record NamedRepository(@Nullable String id, @Nullable String path) {

    /**
     * The repository meant.
     *
     * @param registered the one that the hook is registered for: what has no id is recognised as it by its path, and nothing else is
     * @return null when it cannot be told
     */
    public @Nullable RepositoryRef resolve(RepositoryRef registered) {
        if (id == null) {
            return registered.path().equalsIgnoreCase(path) ? registered : null;
        }
        RepositoryId known = RepositoryId.of(id);
        if (path != null) {
            return new RepositoryRef(registered.product(), known, path);
        }
        return known.equals(registered.id()) ? registered : null;
    }
}
