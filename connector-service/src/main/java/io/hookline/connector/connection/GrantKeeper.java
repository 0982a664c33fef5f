package io.hookline.connector.connection;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.Credentials;
import io.hookline.connector.oauth.AccessTokens;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Renews OAuth grants that nobody has used for long, since Bitbucket Cloud ends a grant that rests for three months. */
@Singleton
public class GrantKeeper {

    private static final Logger LOG = Logger.getLogger(GrantKeeper.class);
    private static final int AT_MOST = 50;

    private final Connectors connectors;
    private final Credentials credentials;
    private final AccessTokens tokens;
    private final Duration rest;
    private final Clock clock;

    GrantKeeper(
            Connectors connectors, Credentials credentials, AccessTokens tokens, ConnectorConfig config, Clock clock) {
        this.connectors = connectors;
        this.credentials = credentials;
        this.tokens = tokens;
        this.rest = config.grantKeepAlive();
        this.clock = clock;
    }

    @Scheduled(
            every = "{hookline.connector.grant-keep-alive-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void keepAlive() {
        credentials.grantedBefore(clock.instant().minus(rest), AT_MOST).forEach(this::keepAlive);
    }

    /** One grant's trouble is not the others'. */
    private void keepAlive(CredentialKey key) {
        try {
            connectors
                    .find(key.connector())
                    .ifPresent(connector ->
                            tokens.keepAlive(key, connector.settings().oauth()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "A grant could not be kept alive: credential=%s", key);
        }
    }
}
