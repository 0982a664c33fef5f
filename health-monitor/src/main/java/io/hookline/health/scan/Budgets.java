package io.hookline.health.scan;

import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.wire.Json;
import io.hookline.health.store.CallLimits;
import io.hookline.health.store.Ways;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Keeps what connector-service knows of a connector's budgets of calls, asked after its looks and at most once a minute. */
@ApplicationScoped
class Budgets {

    private static final Logger LOG = Logger.getLogger(Budgets.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ConnectorApi connectors;
    private final Ways ways;
    private final Clock clock;
    private final Map<ConnectorId, Instant> asked = new ConcurrentHashMap<>();

    Budgets(@RestClient ConnectorApi connectors, Ways ways, Clock clock) {
        this.connectors = connectors;
        this.ways = ways;
        this.clock = clock;
    }

    /** Never fails: without an answer the last one stays. */
    Uni<Void> refresh(ConnectorId connector) {
        Instant now = clock.instant();
        Instant last = asked.get(connector);
        if (last != null && now.isBefore(last.plus(EVERY))) {
            return Uni.createFrom().voidItem();
        }
        asked.put(connector, now);
        return connectors
                .limits(connector)
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .map(Budgets::read)
                .flatMap(limits -> ways.keep(connector, limits, now))
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "A connector's budgets cannot be asked connector=%s", connector))
                .onFailure()
                .recoverWithNull();
    }

    private static CallLimits read(byte[] answer) {
        try {
            return Json.mapper().readValue(answer, CallLimits.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
