package io.hookline.connector.credential;

import io.hookline.connector.ConnectorConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Counts credentials by state, so that those which are about to end can raise an alert. */
@Singleton
class CredentialMeter {

    private static final Logger LOG = Logger.getLogger(CredentialMeter.class);

    private final Credentials credentials;
    private final Duration warning;
    private final Clock clock;
    private final MultiGauge gauge;

    CredentialMeter(Credentials credentials, ConnectorConfig config, Clock clock, MeterRegistry meters) {
        this.credentials = credentials;
        this.warning = config.credentialWarning();
        this.clock = clock;
        this.gauge = MultiGauge.builder("hookline.connector.credentials")
                .description("Credentials by state")
                .register(meters);
    }

    @Scheduled(
            every = "{hookline.connector.grant-keep-alive-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void count() {
        Map<CredentialStatus.State, Integer> counts = new EnumMap<>(CredentialStatus.State.class);
        for (CredentialStatus.State state : CredentialStatus.State.values()) {
            counts.put(state, 0);
        }
        for (CredentialView credential : credentials.all()) {
            CredentialStatus status = CredentialStatus.of(credential.facts(), clock.instant(), warning);
            counts.merge(status.state(), 1, Integer::sum);
            if (status.state() != CredentialStatus.State.CONNECTED) {
                LOG.warnf(
                        "A credential needs a person: credential=%s state=%s since=%s",
                        credential.key(), status.state(), status.since());
            }
        }
        gauge.register(
                counts.entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(
                                Tags.of("state", entry.getKey().name()), entry.getValue()))
                        .toList(),
                true);
    }
}
