package io.hookline.simulator.access;

import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Token;
import io.hookline.simulator.state.User;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param user null for tokens that stand for no user, and for nobody
 * @param token the token that was shown, if it was one
 */
public record Identity(
        Product product, @Nullable User user, @Nullable Token token) {

    public static Identity anonymous(Product product) {
        return new Identity(product, null, null);
    }

    public boolean isAnonymous() {
        return user == null && token == null;
    }

    /** What requests are counted and logged under. */
    public String name() {
        if (token != null) {
            return token.name();
        }
        return user == null ? "anonymous" : user.name();
    }

    /** Who webhook bodies name; tokens without a user appear as a user of their own name. */
    public User actor() {
        return user != null ? user : service(product, name());
    }

    /** A user that exists only in webhook bodies. */
    public static User service(Product product, String name) {
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new User(0, uuid, product, name, name, name + "@bots.example", null, Permission.NONE);
    }
}
