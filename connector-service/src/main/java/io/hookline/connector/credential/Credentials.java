package io.hookline.connector.credential;

import io.hookline.bitbucket.Failure;
import io.hookline.connector.store.Database;
import io.hookline.contracts.id.ConnectorId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The credentials of connectors. What returns a {@code Uni} belongs into the caller's transaction; the rest blocks. */
@ApplicationScoped
public class Credentials {

    private final CredentialRepository rows;
    private final Database database;
    private final Vault vault;
    private final Clock clock;

    Credentials(CredentialRepository rows, Database database, Vault vault, Clock clock) {
        this.rows = rows;
        this.database = database;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * A credential with its secrets.
     *
     * @param secret null when disconnected
     * @param tokens null where OAuth has granted none
     * @param tokenVersion grows with each grant
     * @param grantGone whether Bitbucket renews the tokens no more
     */
    public record Opened(
            CredentialView view,
            @Nullable CredentialSecret secret,
            @Nullable Tokens tokens,
            long tokenVersion,
            boolean grantGone) {}

    /** Seals a credential, to be stored. */
    public SealedCredential seal(CredentialKey key, NewCredential wanted) {
        return new SealedCredential(
                key,
                wanted.secret().kind(),
                vault.seal(key.secretPlace(), CredentialKind.write(wanted.secret())),
                wanted.expiresAt(),
                null);
    }

    /** As {@link #seal}, of an OAuth consumer together with what was granted to it. */
    public SealedCredential seal(CredentialKey key, CredentialSecret.OAuthConsumer consumer, Granted granted) {
        SealedCredential sealed = seal(key, new NewCredential(consumer, null));
        return new SealedCredential(
                key, sealed.kind(), sealed.secret(), null, seal(vault.envelope(key.tokensPlace()), granted));
    }

    /**
     * What OAuth granted, judged.
     *
     * @param idleEnd when the grant ends if it is not used; null where that is not known
     */
    public record Granted(Tokens tokens, @Nullable Instant idleEnd, Set<String> missingScopes) {}

    /** Makes or replaces a credential. */
    public Uni<Void> store(SealedCredential sealed, @Nullable String account) {
        Instant now = clock.instant();
        return rows.locked(sealed.key())
                .chain(row -> {
                    CredentialEntity changed = row == null ? new CredentialEntity(sealed.key(), now) : row;
                    changed.replace(sealed, account, now);
                    return row == null
                            ? rows.persist(changed)
                            : Uni.createFrom().item(changed);
                })
                .replaceWithVoid();
    }

    /** All credentials of a connector, by use. */
    public List<CredentialView> of(ConnectorId connector) {
        return database.read(() -> rows.list("connectorId = ?1 order by use", connector.value())).stream()
                .map(CredentialEntity::view)
                .toList();
    }

    /** All credentials there are. */
    public List<CredentialView> all() {
        return database.read(rows::listAll).stream().map(CredentialEntity::view).toList();
    }

    /** One credential. */
    public Optional<CredentialView> find(CredentialKey key) {
        return row(key).map(CredentialEntity::view);
    }

    /** One credential, decrypted. */
    public Optional<Opened> open(CredentialKey key) {
        return row(key).map(row -> {
            Sealed secret = row.secret();
            Sealed tokens = row.tokens();
            return new Opened(
                    row.view(),
                    secret == null ? null : row.view().kind().read(vault.open(key.secretPlace(), secret)),
                    tokens == null ? null : Tokens.read(vault.open(key.tokensPlace(), tokens)),
                    row.tokenVersion(),
                    row.isGrantGone());
        });
    }

    /** Removes a credential; false where there is none. */
    public boolean remove(CredentialKey key) {
        return database.inTransaction(() -> rows.delete(
                        "connectorId = ?1 and use = ?2", key.connector().value(), key.use()))
                > 0;
    }

    /** Forgets a credential's secrets, and keeps that it was there. */
    public void disconnect(CredentialKey key) {
        change(key, row -> row.forget(clock.instant()));
    }

    /** Notes that Bitbucket took a credential, if it is still the one of that version. */
    public void noteGood(CredentialKey key, long version) {
        changeVersion(key, version, row -> row.noteGood(clock.instant()));
    }

    /** Notes that Bitbucket refused a credential, or told what it lacks, if it is still the one of that version. */
    public void noteFailure(CredentialKey key, long version, Failure failure) {
        changeVersion(key, version, row -> {
            switch (failure) {
                case Failure.Unauthorized(var why) -> row.noteRefused(why, clock.instant());
                case Failure.Forbidden(var _, var missing) -> row.noteShortage(missing, false, clock.instant());
                case Failure.NotFound _,
                        Failure.Conflict _,
                        Failure.Invalid _,
                        Failure.Gone _,
                        Failure.RateLimited _,
                        Failure.Unavailable _,
                        Failure.NotAllowed _,
                        Failure.HostUnconfirmed _,
                        Failure.Untrusted _ -> {}
            }
        });
    }

    /** The grants of persons that were last renewed before a time. */
    public List<CredentialKey> grantedBefore(Instant time, int atMost) {
        return database.read(() -> rows.grantedBefore(time, atMost)).stream()
                .map(row -> row.view().key())
                .toList();
    }

    SealedCredential.SealedTokens seal(Vault.Envelope envelope, Granted granted) {
        return new SealedCredential.SealedTokens(
                envelope.seal(granted.tokens().write()),
                granted.tokens().issuedAt(),
                granted.idleEnd(),
                granted.missingScopes());
    }

    void change(CredentialKey key, Consumer<CredentialEntity> change) {
        database.inTransaction(() -> rows.locked(key).invoke(row -> {
            if (row != null) {
                change.accept(row);
            }
        }));
    }

    private void changeVersion(CredentialKey key, long version, Consumer<CredentialEntity> change) {
        change(key, row -> {
            if (row.hasVersion(version)) {
                change.accept(row);
            }
        });
    }

    private Optional<CredentialEntity> row(CredentialKey key) {
        return Optional.ofNullable(database.read(() -> rows.of(key)));
    }
}
