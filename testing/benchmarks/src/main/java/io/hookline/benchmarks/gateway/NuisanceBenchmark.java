package io.hookline.benchmarks.gateway;

import io.hookline.benchmarks.gateway.Load.Delivery;
import io.hookline.benchmarks.report.Measurement;
import io.hookline.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What good deliveries lose while {@value Nuisance#SLOW_CONNECTIONS} connections trickle and large bodies stream in: the subject is the
 * gateway beside that {@link Nuisance}, the floor the same gateway while the nuisance is sent to a {@link Sink}, by turns. All share one
 * machine, so that what sending the nuisance takes of it is in both.
 */
public final class NuisanceBenchmark {

    private static final int KILOBYTES = 8;
    private static final int ROUNDS = 15;
    private static final int WARM_UP_ROUNDS = 15;
    private static final Duration ROUND = Duration.ofSeconds(3);

    private final Path repository;
    private final Consumer<String> progress;

    /** Prepares a run, as {@link GatewayBenchmark} does. */
    public NuisanceBenchmark(Path repository, Consumer<String> progress) {
        this.repository = repository;
        this.progress = progress;
    }

    /** Takes four minutes; all processes that it starts have ended when it returns. */
    public Report run() throws Exception {
        progress.accept("starting Kafka and the gateway");
        try (GatewayStack stack = new GatewayStack(repository);
                Load load = new Load();
                Sink sink = new Sink()) {
            Report report = new Report("slow");
            List<Delivery> deliveries = stack.deliveries(KILOBYTES);
            progress.accept("warming up");
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                load.run(stack.gatewayPort(), deliveries, ROUND);
            }
            besideNuisance(stack.gatewayPort(), load, stack, deliveries);
            for (int round = 1; round <= ROUNDS; round++) {
                Measurement alone = measure(load, stack, deliveries);
                Measurement elsewhere = besideNuisance(sink.port(), load, stack, deliveries);
                Measurement beside = besideNuisance(stack.gatewayPort(), load, stack, deliveries);
                progress.accept("round %d: %.0f requests/s with the nuisance, %.0f with it sent elsewhere, %.0f without"
                        .formatted(
                                round,
                                beside.requestsPerSecond(),
                                elsewhere.requestsPerSecond(),
                                alone.requestsPerSecond()));
                report.add(KILOBYTES + " KB", beside, elsewhere);
            }
            return report;
        }
    }

    private static Measurement besideNuisance(int port, Load load, GatewayStack stack, List<Delivery> deliveries)
            throws Exception {
        try (Nuisance _ = Nuisance.start(port, stack.hookPath())) {
            return measure(load, stack, deliveries);
        }
    }

    private static Measurement measure(Load load, GatewayStack stack, List<Delivery> deliveries) throws Exception {
        return load.measure(stack.gateway(), stack.gatewayPort(), deliveries, ROUND);
    }
}
