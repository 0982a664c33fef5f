package io.hookline.simulator.access;

import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.Token;
import io.hookline.simulator.state.User;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds who shows a credential, and answers what they may do. */
public final class Access {
    private final Store store;

    public Access(Store store) {
        this.store = store;
    }

    /** A user name with its password or token, as Basic authentication carries them. */
    public record Login(String name, String secret) {

        /** Reads an {@code Authorization} header; empty if it is no well-formed Basic one. */
        public static Optional<Login> of(@Nullable String header) {
            if (header == null || !header.startsWith("Basic ")) {
                return Optional.empty();
            }
            try {
                byte[] decoded = Base64.getDecoder()
                        .decode(header.substring("Basic ".length()).strip());
                String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
                return parts.length == 2 ? Optional.of(new Login(parts[0], parts[1])) : Optional.empty();
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Login[" + name + ", ***]";
        }
    }

    /** The bearer token of an {@code Authorization} header. */
    public static Optional<String> bearer(@Nullable String header) {
        return header != null && header.startsWith("Bearer ")
                ? Optional.of(header.substring("Bearer ".length()).strip())
                : Optional.empty();
    }

    /** The token of this value, valid or not. */
    public Optional<Token> token(Product product, String value) {
        return store.tokens()
                .first(token -> token.product() == product && token.value().matches(value));
    }

    public boolean valid(Token token) {
        return token.validAt(store.now());
    }

    public Identity identity(Token token) {
        Long user = token.user();
        return new Identity(token.product(), user == null ? null : store.users().get(user), token);
    }

    /** The user with this name or e-mail and password. */
    public Optional<User> user(Product product, Login login) {
        return store.users()
                .first(user -> user.product() == product
                        && (user.name().equalsIgnoreCase(login.name())
                                || user.email().equalsIgnoreCase(login.name()))
                        && user.password() != null
                        && user.password().matches(login.secret()));
    }

    /** What an identity may do with a repository. */
    public Permission permission(Identity identity, Repository repository) {
        Permission least = repository.hidden() ? Permission.NONE : Permission.READ;
        if (identity.isAnonymous()) {
            return least;
        }
        Permission granted = granted(identity, repository);
        return granted.includes(least) ? granted : least;
    }

    private static Permission granted(Identity identity, Repository repository) {
        User user = identity.user();
        Permission ofUser = user == null ? Permission.ADMIN : user.permission();
        Token token = identity.token();
        if (token == null) {
            return ofUser;
        }
        if (!opens(token, repository)) {
            return Permission.NONE;
        }
        Permission ofToken = Scopes.permission(token);
        return ofUser.includes(ofToken) ? ofToken : ofUser;
    }

    /** Whether a token is for this repository, its owner, or for everything. */
    public static boolean opens(Token token, Repository repository) {
        if (token.repository() != null) {
            return token.repository() == repository.id();
        }
        return token.owner() == null || repository.owner().equalsIgnoreCase(token.owner());
    }
}
