package io.hookline.connector.credential;

import io.hookline.connector.ConnectorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to renew a credential's OAuth tokens: one holder at a time over all replicas, for as long as a lease lasts. What is granted is
 * sealed with a key that was wrapped before Bitbucket was asked, so that nothing but the database is needed to keep it.
 */
@ApplicationScoped
public class Renewals {

    private final Credentials credentials;
    private final Vault vault;
    private final Duration length;
    private final Clock clock;

    Renewals(Credentials credentials, Vault vault, ConnectorConfig config, Clock clock) {
        this.credentials = credentials;
        this.vault = vault;
        this.length = config.tokenLease();
        this.clock = clock;
    }

    /** Takes the right, unless another holds it. */
    public boolean begin(CredentialKey key, UUID holder) {
        AtomicBoolean begun = new AtomicBoolean();
        credentials.change(key, row -> begun.set(row.beginRenewal(holder, length, clock.instant())));
        return begun.get();
    }

    /**
     * A renewal for which Bitbucket is about to be asked.
     *
     * @param earlierAnswerLost whether Bitbucket was asked before and its answer never stored
     */
    public record Asked(
            CredentialKey key, UUID holder, long tokenVersion, boolean earlierAnswerLost, Vault.Envelope envelope) {}

    /** Prepares everything that must not fail once Bitbucket has answered, and notes that it is asked. */
    public Asked ask(CredentialKey key, UUID holder, long tokenVersion) {
        Vault.Envelope envelope = vault.envelope(key.tokensPlace());
        AtomicBoolean lost = new AtomicBoolean();
        credentials.change(key, row -> lost.set(row.ask(holder, clock.instant())));
        return new Asked(key, holder, tokenVersion, lost.get(), envelope);
    }

    /** Keeps what was granted; false where another grant took this one's place meanwhile, and nothing was kept. */
    public boolean store(Asked asked, Credentials.Granted granted) {
        SealedCredential.SealedTokens sealed = credentials.seal(asked.envelope(), granted);
        AtomicBoolean stored = new AtomicBoolean();
        credentials.change(asked.key(), row -> {
            if (row.hasTokenVersion(asked.tokenVersion())) {
                row.grant(sealed, clock.instant());
                stored.set(true);
            }
        });
        return stored.get();
    }

    /** Notes that Bitbucket refuses to renew; false where another grant took this one's place meanwhile, and that is no fault. */
    public boolean refused(Asked asked, String why) {
        AtomicBoolean noted = new AtomicBoolean();
        credentials.change(asked.key(), row -> {
            if (row.hasTokenVersion(asked.tokenVersion())) {
                row.noteGrantGone(why, clock.instant());
                noted.set(true);
            }
        });
        return noted.get();
    }

    /** Gives the right back. */
    public void end(CredentialKey key, UUID holder) {
        credentials.change(key, row -> row.endRenewal(holder));
    }
}
