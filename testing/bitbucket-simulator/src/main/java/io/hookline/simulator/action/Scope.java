package io.hookline.simulator.action;

import io.hookline.simulator.state.AccessKey;
import io.hookline.simulator.state.Hook;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import org.jspecify.annotations.Nullable;

/** Where a hook or key is registered: at a repository, or at an owner for all of its repositories; the other is null. */
public record Scope(
        Product product,
        @Nullable Long repository,
        @Nullable String owner) {

    public static Scope of(Repository repository) {
        return new Scope(repository.product(), repository.id(), null);
    }

    public boolean holds(Hook hook) {
        return equals(new Scope(hook.product(), hook.repository(), hook.owner()));
    }

    public boolean holds(AccessKey key) {
        return equals(new Scope(key.product(), key.repository(), key.owner()));
    }
}
