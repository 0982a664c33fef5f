package io.hookline.simulator.state;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token that opens the REST API or git over HTTP.
 *
 * @param user who it stands for; null for repository, project and workspace tokens
 * @param repository the only repository it opens, or null
 * @param owner the only workspace or project it opens, or null
 * @param consumer the OAuth consumer it was issued to, or null
 */
public record Token(
        long id,
        Product product,
        TokenKind kind,
        String name,
        Secret value,
        @Nullable Long user,
        @Nullable Long repository,
        @Nullable String owner,
        @Nullable Long consumer,
        Set<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean revoked)
        implements Entity {

    public Token {
        scopes = Set.copyOf(scopes);
    }

    public boolean validAt(Instant now) {
        return !revoked && (expiresAt == null || now.isBefore(expiresAt));
    }

    public Token revokedNow() {
        return new Token(
                id, product, kind, name, value, user, repository, owner, consumer, scopes, createdAt, expiresAt, true);
    }

    public Token withScopes(Set<String> granted) {
        return new Token(
                id,
                product,
                kind,
                name,
                value,
                user,
                repository,
                owner,
                consumer,
                granted,
                createdAt,
                expiresAt,
                revoked);
    }

    public Token expiringAt(Instant at) {
        return new Token(
                id, product, kind, name, value, user, repository, owner, consumer, scopes, createdAt, at, revoked);
    }
}
