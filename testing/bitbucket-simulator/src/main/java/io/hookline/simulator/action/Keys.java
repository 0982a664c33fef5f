package io.hookline.simulator.action;

import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.state.AccessKey;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.PublicKeyLine;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.User;
import io.hookline.simulator.state.UserKey;
import org.jspecify.annotations.Nullable;

/** Registers SSH keys and keeps the rules of what may be registered where. */
public final class Keys {
    private final Store store;

    public Keys(Store store) {
        this.store = store;
    }

    /** Registers an access key; refuses a malformed, repeated or user's key. */
    public AccessKey add(Scope scope, String line, String label, boolean writable, @Nullable Integer expiryDays) {
        return store.change(() -> {
            PublicKeyLine key = parse(line);
            refuseUserKey(scope.product(), key);
            if (store.accessKeys().where(scope::holds).anyMatch(held -> same(held.key(), key))) {
                throw duplicate(scope.product());
            }
            long id = store.nextId();
            return store.accessKeys()
                    .put(new AccessKey(
                            id,
                            scope.product(),
                            sharedId(scope.product(), key, id),
                            scope.repository(),
                            scope.owner(),
                            key,
                            label.isEmpty() ? key.comment() : label,
                            writable,
                            expiryDays,
                            store.now(),
                            null,
                            false));
        });
    }

    private long sharedId(Product product, PublicKeyLine key, long fresh) {
        if (product == Product.CLOUD) {
            return fresh;
        }
        return store.accessKeys()
                .first(other -> other.product() == product && same(other.key(), key))
                .map(AccessKey::keyId)
                .orElse(fresh);
    }

    private void refuseUserKey(Product product, PublicKeyLine key) {
        if (store.userKeys().where(other -> other.product() == product).anyMatch(other -> same(other.key(), key))) {
            throw product == Product.CLOUD
                    ? Refusal.invalid("Someone has already registered that SSH key.")
                    : Refusal.conflict("DuplicateKeyException", "The SSH key is already in use by a user.");
        }
    }

    private Refusal duplicate(Product product) {
        return product == Product.CLOUD
                ? Refusal.invalid("Someone has already added that access key to this repository.")
                : Refusal.of(
                        store.number(Setting.DC_DUPLICATE_KEY),
                        "DuplicateAccessKeyException",
                        "This access key has already been added to the repository.");
    }

    /** Registers a user's own key; refuses one that is an access key or another user's. The same again is no change. */
    public UserKey addUserKey(User user, String line, String label) {
        return store.change(() -> {
            PublicKeyLine key = parse(line);
            UserKey known = store.userKeys()
                    .first(other -> other.user() == user.id() && same(other.key(), key))
                    .orElse(null);
            if (known != null) {
                return known;
            }
            refuseUserKey(user.product(), key);
            if (store.accessKeys()
                    .where(other -> other.product() == user.product())
                    .anyMatch(other -> same(other.key(), key))) {
                throw Refusal.conflict("DuplicateKeyException", "Someone has already registered that SSH key.");
            }
            return store.userKeys()
                    .put(new UserKey(store.nextId(), user.product(), user.id(), key, label, store.now()));
        });
    }

    /** Reads a public key or refuses it. */
    public static PublicKeyLine parse(String line) {
        PublicKeyLine key =
                PublicKeyLine.parse(line).orElseThrow(() -> Refusal.invalid("Invalid SSH key (check for typos)."));
        if (key.algorithm().equals("RSA") && key.bits() < 2048) {
            throw Refusal.invalid("RSA keys must have at least 2048 bits.");
        }
        return key;
    }

    private static boolean same(PublicKeyLine one, PublicKeyLine other) {
        return one.material().equals(other.material());
    }
}
