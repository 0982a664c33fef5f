package io.hookline.connector.network;

import io.hookline.bitbucket.http.Breaker;
import io.hookline.bitbucket.rate.BudgetView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measures the budgets by connector and resource, and the breakers by host. */
@ApplicationScoped
class NetworkMetrics {

    private final Limits limits;
    private final Clock clock;
    private final MultiGauge remaining;
    private final MultiGauge most;
    private final MultiGauge pause;
    private final MultiGauge breaker;

    NetworkMetrics(MeterRegistry registry, Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.remaining = MultiGauge.builder("hookline.connector.budget.remaining")
                .description(
                        "Calls to Bitbucket that a connector's credential has left, the reserve for repairs included")
                .register(registry);
        this.most = MultiGauge.builder("hookline.connector.budget.limit")
                .description("Calls to Bitbucket that a connector's credential may make at most")
                .register(registry);
        this.pause = MultiGauge.builder("hookline.connector.budget.pause")
                .baseUnit("seconds")
                .description("How long a connector's credential makes no calls because Bitbucket refused one")
                .register(registry);
        this.breaker = MultiGauge.builder("hookline.connector.breaker.state")
                .description("Whether calls to a host are held back: 0 no, 1 a single one is tried, 2 yes")
                .register(registry);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        List<Row<?>> remainingRows = new ArrayList<>();
        List<Row<?>> limitRows = new ArrayList<>();
        List<Row<?>> pauseRows = new ArrayList<>();
        limits.budgetsByConnector()
                .forEach((connector, budgets) -> budgets.forEach((resource, budget) -> {
                    Tags tags = Tags.of("connector", connector, "resource", resource.name());
                    pauseRows.add(Row.of(tags, seconds(budget)));
                    if (budget.limit() != null && budget.remaining() != null) {
                        remainingRows.add(Row.of(tags, budget.remaining()));
                        limitRows.add(Row.of(tags, budget.limit()));
                    }
                }));
        remaining.register(remainingRows, true);
        most.register(limitRows, true);
        pause.register(pauseRows, true);
        breaker.register(
                limits.breakers().stream().<Row<?>>map(NetworkMetrics::row).toList(), true);
    }

    private double seconds(BudgetView budget) {
        return budget.pausedUntil() == null
                ? 0
                : Duration.between(clock.instant(), budget.pausedUntil()).toMillis() / 1000.0;
    }

    private static Row<Number> row(Breaker.View breaker) {
        int state = switch (breaker.state()) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
        return Row.of(Tags.of("host", breaker.host()), state);
    }
}
