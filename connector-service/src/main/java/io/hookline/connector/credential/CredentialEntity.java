package io.hookline.connector.credential;

import io.hookline.connector.credential.CredentialFacts.Refusal;
import io.hookline.connector.credential.CredentialFacts.Shortage;
import io.hookline.contracts.id.ConnectorId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "credential")
class CredentialEntity {

    @Id
    private UUID id;

    @Column(name = "connector_id")
    private UUID connectorId;

    @Column(name = "credential_use")
    @Enumerated(EnumType.STRING)
    private Use use;

    @Enumerated(EnumType.STRING)
    private CredentialKind kind;

    private @Nullable String secret;
    private @Nullable String tokens;

    @Column(name = "token_version")
    private long tokenVersion;

    @Column(name = "granted_at")
    private @Nullable Instant grantedAt;

    private @Nullable String account;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "checked_at")
    private @Nullable Instant checkedAt;

    @Column(name = "last_good_at")
    private @Nullable Instant lastGoodAt;

    @Column(name = "refused_at")
    private @Nullable Instant refusedAt;

    @Column(name = "refused_why")
    private @Nullable String refusedWhy;

    @Column(name = "short_since")
    private @Nullable Instant shortSince;

    @Column(name = "short_of")
    private @Nullable String shortOf;

    @Column(name = "renewal_holder")
    private @Nullable UUID renewalHolder;

    @Column(name = "renewal_until")
    private @Nullable Instant renewalUntil;

    @Column(name = "renewal_begun_at")
    private @Nullable Instant renewalBegunAt;

    private long version;

    @SuppressWarnings("NullAway.Init")
    protected CredentialEntity() {}

    CredentialEntity(CredentialKey key, Instant now) {
        this.id = UUID.randomUUID();
        this.connectorId = key.connector().value();
        this.use = key.use();
        this.kind = CredentialKind.ACCESS_TOKEN;
        this.changedAt = now;
    }

    /** Takes another secret's place. Nothing of what was known before holds for it. */
    void replace(SealedCredential wanted, @Nullable String newAccount, Instant now) {
        forget(now);
        kind = wanted.kind();
        secret = wanted.secret().text();
        expiresAt = wanted.expiresAt();
        account = newAccount;
        if (wanted.tokens() == null) {
            noteProven(now, wanted.kind());
        } else {
            grant(wanted.tokens(), now);
        }
    }

    /** Nothing is left to open Bitbucket with. */
    void forget(Instant now) {
        secret = null;
        tokens = null;
        tokenVersion++;
        grantedAt = null;
        account = null;
        expiresAt = null;
        changedAt = now;
        lastGoodAt = null;
        refusedAt = null;
        refusedWhy = null;
        shortSince = null;
        shortOf = null;
        renewalHolder = null;
        renewalBegunAt = null;
        version++;
    }

    /** Keeps what OAuth granted. */
    void grant(SealedCredential.SealedTokens granted, Instant now) {
        tokens = granted.tokens().text();
        tokenVersion++;
        grantedAt = granted.issuedAt();
        expiresAt = granted.idleEnd();
        renewalHolder = null;
        renewalBegunAt = null;
        noteProven(now, kind);
        noteShortage(granted.missingScopes(), true, now);
    }

    private void noteProven(Instant now, CredentialKind proven) {
        // A consumer whose grant is still to come, and a key for git, have opened nothing yet.
        if (proven != CredentialKind.SSH_KEY && (proven != CredentialKind.OAUTH_CODE || tokens != null)) {
            noteGood(now);
        }
    }

    /** Notes that Bitbucket took it; that an access token still is good does not bring a grant back that is gone. */
    void noteGood(Instant now) {
        checkedAt = now;
        if (!isGrantGone()) {
            lastGoodAt = now;
            refusedAt = null;
            refusedWhy = null;
        }
    }

    /** Notes that Bitbucket renews the grant no more. */
    void noteGrantGone(String why, Instant now) {
        grantedAt = null;
        noteRefused(why, now);
    }

    boolean isGrantGone() {
        return tokens != null && grantedAt == null;
    }

    void noteRefused(String why, Instant now) {
        checkedAt = now;
        if (refusedAt == null || !isGrantGone()) {
            refusedWhy = why;
        }
        refusedAt = refusedAt == null ? now : refusedAt;
    }

    /** Notes missing scopes beside those that are known, or, when {@code all} are told, instead of them. */
    void noteShortage(Set<String> missing, boolean all, Instant now) {
        Set<String> lacking = new TreeSet<>(missing);
        if (!all) {
            lacking.addAll(Tokens.scopes(shortOf));
        }
        shortOf = lacking.isEmpty() ? null : String.join(" ", lacking);
        shortSince = lacking.isEmpty() ? null : (shortSince == null ? now : shortSince);
    }

    /** Takes the right to renew the tokens, unless another holds it. */
    boolean beginRenewal(UUID holder, Duration length, Instant now) {
        if (renewalHolder != null && renewalUntil != null && renewalUntil.isAfter(now)) {
            return false;
        }
        renewalHolder = holder;
        renewalUntil = now.plus(length);
        return true;
    }

    /** Notes that Bitbucket is about to be asked; says whether an earlier answer never arrived. */
    boolean ask(UUID holder, Instant now) {
        boolean lost = renewalBegunAt != null;
        if (holder.equals(renewalHolder)) {
            renewalBegunAt = now;
        }
        return lost;
    }

    /** Gives the right to renew back; an answer that may be lost stays noted. */
    void endRenewal(UUID holder) {
        if (holder.equals(renewalHolder)) {
            renewalHolder = null;
        }
    }

    boolean hasTokenVersion(long wanted) {
        return tokenVersion == wanted;
    }

    boolean hasVersion(long wanted) {
        return version == wanted;
    }

    long tokenVersion() {
        return tokenVersion;
    }

    @Nullable
    Sealed secret() {
        return secret == null ? null : new Sealed(secret);
    }

    @Nullable
    Sealed tokens() {
        return tokens == null ? null : new Sealed(tokens);
    }

    CredentialView view() {
        return new CredentialView(
                new CredentialKey(new ConnectorId(connectorId), use), kind, account, checkedAt, version, facts());
    }

    private CredentialFacts facts() {
        return new CredentialFacts(
                kind,
                changedAt,
                kind == CredentialKind.OAUTH_CODE ? tokens != null : secret != null,
                expiresAt,
                lastGoodAt,
                refusedAt == null ? null : new Refusal(refusedAt, refusedWhy == null ? "" : refusedWhy),
                shortSince == null ? null : new Shortage(shortSince, Tokens.scopes(shortOf)));
    }
}
