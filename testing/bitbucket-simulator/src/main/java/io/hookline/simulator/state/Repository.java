package io.hookline.simulator.state;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repository. Its {@code id} (Data Center) and {@code uuid} (Cloud) survive rename and move.
 *
 * @param owner the key of its {@link Owner}
 * @param defaultBranch a name without {@code refs/heads/}; the branch may not exist yet
 * @param parent the repository this one was forked from
 */
public record Repository(
        long id,
        UUID uuid,
        Product product,
        String owner,
        String slug,
        String name,
        String defaultBranch,
        boolean hidden,
        boolean archived,
        @Nullable Long parent,
        Instant createdAt,
        Instant updatedAt)
        implements Entity {

    /** Owner and slug with a slash between, as both products show it. */
    public String path() {
        return owner + "/" + slug;
    }

    public String defaultRef() {
        return "refs/heads/" + defaultBranch;
    }

    public boolean isAt(String owner, String slug) {
        return this.owner.equalsIgnoreCase(owner) && this.slug.equalsIgnoreCase(slug);
    }

    public Repository movedTo(String newOwner, String newSlug, String newName, Instant at) {
        return new Repository(
                id, uuid, product, newOwner, newSlug, newName, defaultBranch, hidden, archived, parent, createdAt, at);
    }

    public Repository withDefaultBranch(String branch, Instant at) {
        return new Repository(id, uuid, product, owner, slug, name, branch, hidden, archived, parent, createdAt, at);
    }

    public Repository withArchived(boolean nowArchived, Instant at) {
        return new Repository(
                id, uuid, product, owner, slug, name, defaultBranch, hidden, nowArchived, parent, createdAt, at);
    }

    public Repository withHidden(boolean nowHidden, Instant at) {
        return new Repository(
                id, uuid, product, owner, slug, name, defaultBranch, nowHidden, archived, parent, createdAt, at);
    }

    public Repository withParent(@Nullable Long origin) {
        return new Repository(
                id, uuid, product, owner, slug, name, defaultBranch, hidden, archived, origin, createdAt, updatedAt);
    }

    public Repository withoutParent() {
        return withParent(null);
    }

    public Repository updated(Instant at) {
        return withArchived(archived, at);
    }
}
