package io.hookline.benchmarks.gateway;

import io.hookline.benchmarks.gateway.Load.Delivery;
import io.hookline.benchmarks.report.Measurement;
import io.hookline.benchmarks.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Deliveries of 2, 8 and 64 KB to the packaged gateway and to its {@link Floor}, by turns. */
public final class GatewayBenchmark {

    private static final List<Integer> KILOBYTES = List.of(2, 8, 64);
    private static final int ROUNDS = 5;
    private static final int ROUNDS_AT_HALF_LOAD = 3;
    private static final Duration ROUND = Duration.ofSeconds(4);

    /** A busy machine compiles late: what counts is how often the code ran, not for how long. */
    private static final int WARM_UP_REQUESTS = 200_000;

    private static final int LONGEST_WARM_UP_ROUNDS = 15;

    private final Path repository;
    private final Consumer<String> progress;

    /**
     * Prepares a run.
     *
     * @param repository the root of the built repository
     * @param progress told a line at a time what goes on
     */
    public GatewayBenchmark(Path repository, Consumer<String> progress) {
        this.repository = repository;
        this.progress = progress;
    }

    /** Takes five minutes, on a busy machine seven; all processes that it starts have ended when it returns. */
    public Report run() throws Exception {
        progress.accept("starting Kafka, the gateway and the floor");
        try (GatewayStack stack = new GatewayStack(repository);
                Load load = new Load()) {
            Report report = new Report("gateway");
            progress.accept("warming up");
            List<Delivery> smallest = stack.deliveries(KILOBYTES.getFirst());
            warmUp(load, stack.floorPort(), smallest);
            warmUp(load, stack.gatewayPort(), smallest);
            for (int kilobytes : KILOBYTES) {
                measure(stack, load, kilobytes, report);
            }
            return report;
        }
    }

    private void measure(GatewayStack stack, Load load, int kilobytes, Report report) throws Exception {
        List<Delivery> deliveries = stack.deliveries(kilobytes);
        load.run(stack.floorPort(), deliveries, ROUND);
        load.run(stack.gatewayPort(), deliveries, ROUND);
        for (int round = 1; round <= ROUNDS; round++) {
            Measurement floor = load.measure(stack.floor(), stack.floorPort(), deliveries, ROUND);
            Measurement gateway = load.measure(stack.gateway(), stack.gatewayPort(), deliveries, ROUND);
            progress.accept("%d KB, round %d: gateway %.0f, floor %.0f requests/s"
                    .formatted(kilobytes, round, gateway.requestsPerSecond(), floor.requestsPerSecond()));
            report.add(kilobytes + " KB", gateway, floor);
        }
        double half = report.slowest(kilobytes + " KB") / 2;
        for (int round = 1; round <= ROUNDS_AT_HALF_LOAD; round++) {
            Measurement floor = load.measureAt(stack.floor(), stack.floorPort(), deliveries, ROUND, half);
            Measurement gateway = load.measureAt(stack.gateway(), stack.gatewayPort(), deliveries, ROUND, half);
            progress.accept("%d KB, %.0f requests/s, round %d: p99 gateway %.1f, floor %.1f ms"
                    .formatted(kilobytes, half, round, gateway.p99Millis(), floor.p99Millis()));
            report.addAtHalfLoad(kilobytes + " KB", gateway, floor);
        }
    }

    private static void warmUp(Load load, int port, List<Delivery> deliveries) throws Exception {
        int answered = 0;
        for (int round = 0; round < LONGEST_WARM_UP_ROUNDS && answered < WARM_UP_REQUESTS; round++) {
            answered += load.run(port, deliveries, ROUND).requests();
        }
    }
}
