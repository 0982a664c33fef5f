package io.hookline.simulator.state;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person with an account.
 *
 * @param permission what the user may do with every repository of the product
 */
public record User(
        long id,
        UUID uuid,
        Product product,
        String name,
        String displayName,
        String email,
        @Nullable Secret password,
        Permission permission)
        implements Entity {

    public User withPermission(Permission granted) {
        return new User(id, uuid, product, name, displayName, email, password, granted);
    }
}
