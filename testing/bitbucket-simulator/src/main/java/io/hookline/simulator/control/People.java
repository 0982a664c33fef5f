package io.hookline.simulator.control;

import io.hookline.simulator.action.Keys;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.state.Consumer;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Secret;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.Token;
import io.hookline.simulator.state.TokenKind;
import io.hookline.simulator.state.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes users and their credentials; everything that is already there in the same form is left alone. */
public final class People {
    private final Store store;
    private final Keys keys;

    People(Store store, Keys keys) {
        this.store = store;
        this.keys = keys;
    }

    /**
     * A user to make.
     *
     * @param password for Data Center's Basic authentication, or null
     * @param permission what the user may do with every repository of the product
     */
    public record NewUser(
            Product product,
            String name,
            String email,
            @Nullable String password,
            Permission permission) {

        public static NewUser admin(Product product, String name) {
            return new NewUser(product, name, name + "@example.com", name + "-password", Permission.ADMIN);
        }

        @Override
        public String toString() {
            return "NewUser[" + product + ", " + name + ", ***]";
        }
    }

    /**
     * A token to make.
     *
     * @param value a fixed value, or null for a random one
     * @param user who it stands for; null for repository, project and workspace tokens
     * @param repository the only repository it opens, or null
     * @param owner the only workspace or project it opens, or null
     * @param life how long it is valid, or null for no end
     */
    public record NewToken(
            Product product,
            TokenKind kind,
            String name,
            @Nullable String value,
            @Nullable String user,
            @Nullable RepositoryRef repository,
            @Nullable String owner,
            Set<String> scopes,
            @Nullable Duration life) {

        public NewToken {
            scopes = Set.copyOf(scopes);
        }

        /** A user's API token (Cloud) or HTTP access token (Data Center). */
        public static NewToken ofUser(Product product, String user, String value, Set<String> scopes) {
            TokenKind kind = product == Product.CLOUD ? TokenKind.API_TOKEN : TokenKind.USER;
            return new NewToken(product, kind, user + "-token", value, user, null, null, scopes, null);
        }

        /** An access token of one repository. */
        public static NewToken ofRepository(RepositoryRef repository, String value, Set<String> scopes) {
            return new NewToken(
                    repository.product(),
                    TokenKind.REPOSITORY,
                    repository.slug() + "-token",
                    value,
                    null,
                    repository,
                    null,
                    scopes,
                    null);
        }

        @Override
        public String toString() {
            return "NewToken[" + product + ", " + kind + ", " + name + ", ***]";
        }
    }

    public User createUser(NewUser wanted) {
        return store.change(() -> store.user(wanted.product(), wanted.name())
                .orElseGet(() -> store.users()
                        .put(new User(
                                store.nextId(),
                                store.nextUuid(),
                                wanted.product(),
                                wanted.name(),
                                wanted.name(),
                                wanted.email(),
                                wanted.password() == null ? null : new Secret(wanted.password()),
                                wanted.permission()))));
    }

    /** Says anew what a user may do with every repository of the product. */
    public void setPermission(Product product, String name, Permission permission) {
        store.run(() -> store.users().put(actor(product, name).withPermission(permission)));
    }

    /** The user of this name; without a name the user {@code owner}, who may do everything and is made at first use. */
    public User actor(Product product, @Nullable String name) {
        return name == null
                ? createUser(NewUser.admin(product, "owner"))
                : store.user(product, name)
                        .orElseThrow(() -> Refusal.notFound("NoSuchUserException", "No user " + name));
    }

    /** Makes a token and gives its value. */
    public String createToken(NewToken wanted) {
        String value = wanted.value() == null ? "tok-" + UUID.randomUUID() : wanted.value();
        return store.change(() -> {
            boolean known = store.tokens()
                    .first(token ->
                            token.product() == wanted.product() && token.value().matches(value))
                    .isPresent();
            if (!known) {
                store.tokens().put(token(wanted, value));
            }
            return value;
        });
    }

    private Token token(NewToken wanted, String value) {
        Instant now = store.now();
        RepositoryRef repository = wanted.repository();
        return new Token(
                store.nextId(),
                wanted.product(),
                wanted.kind(),
                wanted.name(),
                new Secret(value),
                wanted.user() == null
                        ? null
                        : actor(wanted.product(), wanted.user()).id(),
                repository == null ? null : find(repository).id(),
                wanted.owner(),
                null,
                wanted.scopes(),
                now,
                wanted.life() == null ? null : now.plus(wanted.life()),
                false);
    }

    private Repository find(RepositoryRef ref) {
        return store.repositoryAt(ref.product(), ref.owner(), ref.slug())
                .orElseThrow(() -> Refusal.notFound("NoSuchRepositoryException", "No repository " + ref));
    }

    /** Revokes it at once. */
    public void revokeToken(String value) {
        change(value, Token::revokedNow);
    }

    /** Lets it end now, as if its time were over. */
    public void expireToken(String value) {
        change(value, token -> token.expiringAt(store.now()));
    }

    /** Gives it other scopes. */
    public void setTokenScopes(String value, Set<String> scopes) {
        change(value, token -> token.withScopes(scopes));
    }

    private void change(String value, UnaryOperator<Token> change) {
        store.run(() -> store.tokens()
                .where(token -> token.value().matches(value))
                .forEach(token -> store.tokens().put(change.apply(token))));
    }

    /**
     * An OAuth consumer to make.
     *
     * @param user who its tokens stand for
     */
    public record NewConsumer(
            Product product, String key, String secret, String callback, String user, Set<String> scopes) {

        public NewConsumer {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "NewConsumer[" + product + ", " + key + ", ***]";
        }
    }

    public void createConsumer(NewConsumer wanted) {
        store.run(() -> {
            boolean known = store.consumers()
                    .first(consumer -> consumer.product() == wanted.product()
                            && consumer.key().equals(wanted.key()))
                    .isPresent();
            if (!known) {
                store.consumers()
                        .put(new Consumer(
                                store.nextId(),
                                wanted.product(),
                                wanted.key(),
                                new Secret(wanted.secret()),
                                wanted.callback(),
                                actor(wanted.product(), wanted.user()).id(),
                                wanted.scopes()));
            }
        });
    }

    /** Gives a consumer other scopes: those of what it is granted from now on. */
    public void setConsumerScopes(Product product, String key, Set<String> scopes) {
        store.run(() -> store.consumers()
                .where(consumer ->
                        consumer.product() == product && consumer.key().equals(key))
                .forEach(consumer -> store.consumers().put(consumer.withScopes(scopes))));
    }

    /** Registers a user's own SSH key. */
    public void addKey(Product product, String user, String publicKeyLine) {
        keys.addUserKey(actor(product, user), publicKeyLine, user);
    }
}
