package io.hookline.simulator.access;

import io.hookline.simulator.state.AccessKey;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.PublicKeyLine;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.User;
import io.hookline.simulator.state.UserKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Which SSH keys are admitted, and to which repositories. */
public final class SshAccess {
    private final Store store;

    public SshAccess(Store store) {
        this.store = store;
    }

    /** Whether a key is registered anywhere; only such keys may log in at all. */
    public boolean knows(Product product, PublicKeyLine key) {
        return accessKeys(product, key).findAny().isPresent()
                || userKey(product, key).isPresent();
    }

    /** Who acts with this key on this repository; empty if it may not. */
    public Optional<User> admit(PublicKeyLine key, Repository repository, boolean write) {
        Product product = repository.product();
        Optional<AccessKey> own = accessKeys(product, key)
                .filter(held -> held.opens(repository))
                .filter(held -> !write || held.writable())
                .findFirst();
        if (own.isPresent()) {
            store.run(() -> store.accessKeys().put(own.get().used(store.now())));
            return Optional.of(
                    Identity.service(product, "access-key-" + own.get().keyId()));
        }
        Permission needed = write ? Permission.WRITE : Permission.READ;
        return userKey(product, key)
                .map(registered -> store.users().get(registered.user()))
                .filter(user -> user.permission().includes(needed));
    }

    private Stream<AccessKey> accessKeys(Product product, PublicKeyLine key) {
        if (product == Product.DATA_CENTER && !store.on(Setting.DC_ACCESS_KEYS_ENABLED)) {
            return Stream.empty();
        }
        Instant now = store.now();
        return store.accessKeys()
                .where(held -> held.product() == product
                        && held.key().material().equals(key.material())
                        && !held.refused()
                        && !expired(held, now));
    }

    private static boolean expired(AccessKey key, Instant now) {
        return key.expiryDays() != null && now.isAfter(key.createdAt().plus(Duration.ofDays(key.expiryDays())));
    }

    private Optional<UserKey> userKey(Product product, PublicKeyLine key) {
        return store.userKeys()
                .first(held ->
                        held.product() == product && held.key().material().equals(key.material()));
    }
}
