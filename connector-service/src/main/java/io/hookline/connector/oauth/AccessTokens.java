package io.hookline.connector.oauth;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.credential.CredentialFacts.Refusal;
import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer;
import io.hookline.connector.credential.Credentials;
import io.hookline.connector.credential.Credentials.Opened;
import io.hookline.connector.credential.Renewals;
import io.hookline.connector.credential.Tokens;
import io.hookline.connector.store.CrashPoints;
import io.hookline.connector.store.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of OAuth credentials, shared by all replicas through the database. Bitbucket Cloud's refresh tokens work once, so one
 * renewal at a time is under way for a credential, and what it gave is stored before anybody uses it. Where a crash lost Bitbucket's answer,
 * the old refresh token is tried once more: Bitbucket takes it for a short while. Calls block.
 */
@ApplicationScoped
public class AccessTokens {

    private static final Logger LOG = Logger.getLogger(AccessTokens.class);

    private final Credentials credentials;
    private final Renewals renewals;
    private final Grants grants;
    private final CrashPoints crashPoints;
    private final Duration margin;
    private final Duration patience;
    private final Clock clock;

    AccessTokens(
            Credentials credentials,
            Renewals renewals,
            Grants grants,
            CrashPoints crashPoints,
            ConnectorConfig config,
            Clock clock) {
        this.credentials = credentials;
        this.renewals = renewals;
        this.grants = grants;
        this.crashPoints = crashPoints;
        this.margin = config.tokenMargin();
        this.patience = config.tokenLease();
        this.clock = clock;
    }

    /**
     * A good access token, renewed where its end is near.
     *
     * @param refused the one that Bitbucket just refused, if it refused one
     */
    public TokenResult get(CredentialKey key, OAuthEndpoints at, @Nullable String refused) {
        Optional<TokenResult> settled = settled(key, refused);
        return settled.orElseGet(() -> Patience.ask(() -> tryRenew(key, at, refused, false), patience)
                .orElseGet(() -> new TokenResult.Unavailable("the renewal of its OAuth token has not come to an end")));
    }

    /** Renews a grant though its access token is good, so that it does not end for lack of use. */
    public TokenResult keepAlive(CredentialKey key, OAuthEndpoints at) {
        return tryRenew(key, at, null, true)
                .orElseGet(() -> new TokenResult.Unavailable("another renewal is under way"));
    }

    /** The answer where nothing needs to be asked; empty where a renewal is due. */
    private Optional<TokenResult> settled(CredentialKey key, @Nullable String refused) {
        return credentials
                .open(key)
                .map(opened -> settled(opened, refused))
                .orElseGet(() -> Optional.of(new TokenResult.NotConnected()));
    }

    private Optional<TokenResult> settled(Opened opened, @Nullable String refused) {
        if (!(opened.secret() instanceof OAuthConsumer consumer) || isWithoutGrant(opened, consumer)) {
            return Optional.of(new TokenResult.NotConnected());
        }
        Tokens tokens = opened.tokens();
        return switch (TokenRule.decide(tokens, clock.instant(), margin, refused)) {
            case USE -> Optional.ofNullable(tokens).map(good -> new TokenResult.Good(good.access()));
            case RENEW -> opened.grantGone() ? Optional.of(gone(opened)) : Optional.empty();
            case GIVE_UP -> Optional.of(new TokenResult.Refused("Bitbucket refuses a token that it has just issued"));
        };
    }

    private static TokenResult gone(Opened opened) {
        Refusal refusal = opened.view().facts().refusal();
        return new TokenResult.Refused(refusal == null ? "Bitbucket does not renew the grant" : refusal.why());
    }

    private static boolean isWithoutGrant(Opened opened, OAuthConsumer consumer) {
        return switch (consumer.grant()) {
            case CLIENT_CREDENTIALS -> false;
            case AUTHORIZATION_CODE -> opened.tokens() == null;
        };
    }

    /** Empty while another renewal is under way. */
    private Optional<TokenResult> tryRenew(
            CredentialKey key, OAuthEndpoints at, @Nullable String refused, boolean always) {
        UUID holder = UUID.randomUUID();
        if (!renewals.begin(key, holder)) {
            return always ? Optional.empty() : settled(key, refused);
        }
        try {
            crashPoints.reached("token renewal begun");
            Opened opened = credentials.open(key).orElse(null);
            if (opened == null || !(opened.secret() instanceof OAuthConsumer consumer)) {
                return Optional.of(new TokenResult.NotConnected());
            }
            Optional<TokenResult> settled = settled(opened, refused);
            boolean renewsGood =
                    always && settled.filter(TokenResult.Good.class::isInstance).isPresent();
            return settled.isPresent() && !renewsGood
                    ? settled
                    : Optional.of(renew(at, opened, consumer, refused != null, holder));
        } finally {
            renewals.end(key, holder);
        }
    }

    private TokenResult renew(
            OAuthEndpoints at, Opened opened, OAuthConsumer consumer, boolean afterRefusal, UUID holder) {
        Renewals.Asked asked = renewals.ask(opened.view().key(), holder, opened.tokenVersion());
        GrantResult answer = grants.renew(at, consumer, opened.tokens());
        crashPoints.reached("token renewal answered");
        return keep(at, asked, opened, afterRefusal, answer);
    }

    private TokenResult keep(
            OAuthEndpoints at, Renewals.Asked asked, Opened before, boolean afterRefusal, GrantResult answer) {
        CredentialKey key = asked.key();
        return switch (answer) {
            case GrantResult.Issued issued -> {
                Tokens tokens = grants.tokens(issued, before.tokens(), afterRefusal);
                boolean stored = renewals.store(asked, grants.judged(at, before.view(), tokens));
                crashPoints.reached("token renewal stored");
                LOG.infof("OAuth token renewed: credential=%s stored=%s", key, stored);
                yield stored ? new TokenResult.Good(tokens.access()) : current(key);
            }
            case GrantResult.Refused(var error) -> {
                String why = "Bitbucket does not renew the grant (" + error + ")"
                        + (asked.earlierAnswerLost() ? "; its answer to an earlier renewal was lost" : "");
                LOG.warnf("OAuth grant refused: credential=%s error=%s", key, error);
                yield renewals.refused(asked, why) ? new TokenResult.Refused(why) : current(key);
            }
            case GrantResult.Unavailable(var why) -> {
                LOG.warnf("OAuth token not renewed: credential=%s why=%s", key, why);
                yield stillGood(before.tokens(), afterRefusal)
                        .orElseGet(() -> new TokenResult.Unavailable("its OAuth token cannot be renewed: " + why));
            }
        };
    }

    /** What another renewal left, which came in between. */
    private TokenResult current(CredentialKey key) {
        return settled(key, null).orElseGet(() -> new TokenResult.Unavailable("its OAuth token is being replaced"));
    }

    private Optional<TokenResult> stillGood(@Nullable Tokens tokens, boolean refused) {
        Instant now = clock.instant();
        return tokens == null || refused || !tokens.expiresAt().isAfter(now)
                ? Optional.empty()
                : Optional.of(new TokenResult.Good(tokens.access()));
    }
}
