package io.hookline.connector.observe;

import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.connection.Access;
import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.CredentialStatus;
import io.hookline.connector.credential.Credentials;
import io.hookline.connector.credential.Use;
import io.hookline.connector.delivery.DeliveryLog;
import io.hookline.connector.deploykey.KeyAge;
import io.hookline.connector.deploykey.OurKey;
import io.hookline.connector.webhook.Hook;
import io.hookline.connector.webhook.Webhooks;
import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.CredentialKnown;
import io.hookline.contracts.health.Observation.CredentialState;
import io.hookline.contracts.health.Observation.DeployKeyKnown;
import io.hookline.contracts.health.Observation.Known;
import io.hookline.contracts.health.Observation.WebhookKnown;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** What is known of a project without asking Bitbucket. Calls block. */
@ApplicationScoped
class Knowledge {

    private final Credentials credentials;
    private final DeliveryLog deliveries;
    private final Webhooks hooks;
    private final ConnectorConfig config;
    private final Clock clock;

    Knowledge(Credentials credentials, DeliveryLog deliveries, Webhooks hooks, ConnectorConfig config, Clock clock) {
        this.credentials = credentials;
        this.deliveries = deliveries;
        this.hooks = hooks;
        this.config = config;
        this.clock = clock;
    }

    /** Asked after the calls to Bitbucket, so that it has what they told of the credential. */
    Known of(Access access, OurKey key, Hook hook, ProbeResult git) {
        Instant now = clock.instant();
        return new Known(
                credential(access, now),
                new WebhookKnown(
                        hook.createdAt(), deliveries.lastSigned(hook.id()).orElse(null), hooks.masterKeyOf(hook)),
                new DeployKeyKnown(key.createdAt(), age(KeyAge.of(key.createdAt(), now, config.deployKey()))),
                Facts.digest(git));
    }

    private CredentialKnown credential(Access access, Instant now) {
        CredentialStatus status = credentials
                .find(new CredentialKey(access.connector(), Use.SETUP))
                .map(found -> CredentialStatus.of(found.facts(), now, config.credentialWarning()))
                .orElseThrow();
        return new CredentialKnown(state(status.state()), status.expiresAt(), status.missingScopes(), status.remedy());
    }

    private static CredentialState state(CredentialStatus.State state) {
        return switch (state) {
            case NOT_CONNECTED -> CredentialState.NOT_CONNECTED;
            case CONNECTED -> CredentialState.CONNECTED;
            case EXPIRING -> CredentialState.EXPIRING;
            case EXPIRED -> CredentialState.EXPIRED;
            case REVOKED -> CredentialState.REVOKED;
            case INSUFFICIENT -> CredentialState.INSUFFICIENT;
        };
    }

    private static Observation.KeyAge age(KeyAge age) {
        return switch (age) {
            case FRESH -> Observation.KeyAge.FRESH;
            case AGING -> Observation.KeyAge.AGING;
            case OVERDUE -> Observation.KeyAge.OVERDUE;
        };
    }
}
