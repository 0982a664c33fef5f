package io.hookline.connector.oauth;

import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer;
import io.hookline.connector.credential.Credentials.Granted;
import io.hookline.connector.credential.RequiredScopes;
import io.hookline.connector.credential.Sealed;
import io.hookline.connector.credential.SealedColumn;
import io.hookline.connector.credential.Vault;
import io.hookline.connector.store.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Authorization code grants, from the address that a person opens to the tokens. A state is 256 random bits, good for ten minutes and once;
 * only its hash is kept, and what goes with it is sealed. Calls block.
 */
@ApplicationScoped
public class Authorizations {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int RANDOM_BYTES = 32;

    private final RequestRepository rows;
    private final Database database;
    private final Vault vault;
    private final TokenEndpoint endpoint;
    private final Grants grants;
    private final SecureRandom random;
    private final Clock clock;

    Authorizations(
            RequestRepository rows,
            Database database,
            Vault vault,
            TokenEndpoint endpoint,
            Grants grants,
            SecureRandom random,
            Clock clock) {
        this.rows = rows;
        this.database = database;
        this.vault = vault;
        this.endpoint = endpoint;
        this.grants = grants;
        this.random = random;
        this.clock = clock;
    }

    /** Where consumers and code verifiers are sealed. */
    @Produces
    @Singleton
    static SealedColumn sealedColumn() {
        return SealedColumn.ofRows("oauth_request", "secret");
    }

    /** Begins an authorization. Older ones of the same credential that nobody came back from stay good until their end. */
    public Authorization begin(
            CredentialKey key, OAuthEndpoints at, OAuthConsumer consumer, URI callback, String requestedBy) {
        String state = randomText();
        String verifier = at.takesCodeChallenge() ? randomText() : null;
        UUID id = UUID.randomUUID();
        Sealed secret = vault.seal(RequestEntity.secretPlace(id), write(consumer, verifier));
        Instant end = clock.instant().plus(LIFE);
        RequestEntity row = new RequestEntity(id, hash(state), key, requestedBy, secret, end);
        database.inTransaction(
                () -> rows.delete("expiresAt < ?1", clock.instant().minus(LIFE)).chain(() -> rows.persist(row)));
        return new Authorization(
                at.authorization(
                        consumer.clientId(),
                        callback,
                        state,
                        RequiredScopes.of(at.product(), CredentialKind.OAUTH_CODE, key.use()),
                        verifier == null ? null : hash(verifier)),
                end);
    }

    /** Takes a person's return, whose state is used up by that. */
    public Return take(String state) {
        Optional<RequestEntity> row = Optional.ofNullable(
                database.read(() -> rows.find("stateHash", hash(state)).firstResult()));
        if (row.isEmpty()) {
            return new Return.Unknown();
        }
        // Unsealed before it is used up, so that a key service that is away costs nobody their authorization.
        JsonObject secret = new JsonObject(
                vault.open(RequestEntity.secretPlace(row.get().id()), row.get().secret()));
        return database.inTransaction(() ->
                rows.locked(hash(state)).chain(locked -> Uni.createFrom().item(use(locked, secret))));
    }

    private Return use(@Nullable RequestEntity row, JsonObject secret) {
        if (row == null) {
            return new Return.Unknown();
        }
        if (row.isUsed()) {
            return new Return.UsedBefore();
        }
        if (row.isOver(clock.instant())) {
            return new Return.TooLate();
        }
        row.use(clock.instant());
        return new Return.Expected(
                row.key(),
                row.requestedBy(),
                new OAuthConsumer(
                        OAuthConsumer.Grant.AUTHORIZATION_CODE,
                        secret.getString("clientId"),
                        secret.getString("clientSecret")),
                secret.getString("verifier"));
    }

    /** What came of exchanging a code. */
    public sealed interface Exchange {

        /** Tokens, not stored yet. */
        record Done(Granted granted) implements Exchange {}

        /** Bitbucket refuses the code or the consumer. */
        record Refused(String error) implements Exchange {}

        /** Bitbucket did not answer. */
        record Unavailable(String why) implements Exchange {}
    }

    /** Exchanges the code for tokens. */
    public Exchange exchange(Return.Expected expected, OAuthEndpoints at, String code, URI callback) {
        GrantResult result = endpoint.exchange(at, expected.consumer(), code, callback, expected.verifier());
        return result(at, expected.key(), expected.consumer(), result);
    }

    /** Asks for a consumer's own tokens, as proof that its key and secret are good. */
    public Exchange prove(CredentialKey key, OAuthEndpoints at, OAuthConsumer consumer) {
        return result(at, key, consumer, endpoint.clientCredentials(at, consumer));
    }

    private Exchange result(OAuthEndpoints at, CredentialKey key, OAuthConsumer consumer, GrantResult result) {
        return switch (result) {
            case GrantResult.Issued issued ->
                new Exchange.Done(grants.judged(at, consumer.kind(), key.use(), grants.tokens(issued, null, false)));
            case GrantResult.Refused(var error) -> new Exchange.Refused(error);
            case GrantResult.Unavailable(var why) -> new Exchange.Unavailable(why);
        };
    }

    /** Revokes a grant on Bitbucket; false where Bitbucket has no such function or did not do so. */
    public boolean revoke(OAuthEndpoints at, OAuthConsumer consumer, String refreshToken) {
        return at.revocationPath().isPresent() && endpoint.revoke(at, consumer, refreshToken);
    }

    private String randomText() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String write(OAuthConsumer consumer, @Nullable String verifier) {
        return JsonObject.of(
                        "clientId", consumer.clientId(), "clientSecret", consumer.clientSecret(), "verifier", verifier)
                .encode();
    }

    /** SHA-256 in Base64 for URLs: how a state is kept, and what PKCE's method S256 sends as challenge (RFC 7636). */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
