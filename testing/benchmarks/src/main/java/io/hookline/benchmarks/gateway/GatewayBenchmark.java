package io.hookline.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hookline.benchmarks.gateway.Load.Delivery;
import io.hookline.benchmarks.process.ServerProcess;
import io.hookline.benchmarks.report.Measurement;
import io.hookline.benchmarks.report.Report;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deliveries of 2, 8 and 64 KB to the packaged gateway and to its {@link Floor}, by turns. */
public final class GatewayBenchmark {

    private static final List<Integer> KILOBYTES = List.of(2, 8, 64);
    private static final int BODIES = 64;
    private static final int ROUNDS = 5;
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

    /** Takes three minutes, on a busy machine five; all processes that it starts have ended when it returns. */
    public Report run() throws Exception {
        progress.accept("starting Kafka, the gateway and the floor");
        try (GatewayStack stack = new GatewayStack(repository);
                Load load = new Load()) {
            Report report = new Report("gateway");
            progress.accept("warming up");
            List<Delivery> smallest = deliveries(stack, KILOBYTES.getFirst());
            warmUp(load, stack.floorPort(), smallest);
            warmUp(load, stack.gatewayPort(), smallest);
            for (int kilobytes : KILOBYTES) {
                measure(stack, load, kilobytes, report);
            }
            return report;
        }
    }

    private void measure(GatewayStack stack, Load load, int kilobytes, Report report) throws Exception {
        List<Delivery> deliveries = deliveries(stack, kilobytes);
        load.run(stack.floorPort(), deliveries, ROUND);
        load.run(stack.gatewayPort(), deliveries, ROUND);
        for (int round = 1; round <= ROUNDS; round++) {
            Measurement floor = measure(load, stack.floor(), stack.floorPort(), deliveries);
            Measurement gateway = measure(load, stack.gateway(), stack.gatewayPort(), deliveries);
            progress.accept("%d KB, round %d: gateway %.0f, floor %.0f requests/s"
                    .formatted(kilobytes, round, gateway.requestsPerSecond(), floor.requestsPerSecond()));
            report.add(kilobytes + " KB", gateway, floor);
        }
    }

    private static void warmUp(Load load, int port, List<Delivery> deliveries) throws Exception {
        int answered = 0;
        for (int round = 0; round < LONGEST_WARM_UP_ROUNDS && answered < WARM_UP_REQUESTS; round++) {
            answered += load.run(port, deliveries, ROUND).requests();
        }
    }

    private static List<Delivery> deliveries(GatewayStack stack, int kilobytes) {
        return new PushBodies(stack.repositoryId())
                .ofSize(kilobytes * 1024, BODIES).stream()
                        .map(body -> new Delivery(
                                stack.hookPath(), signature(stack.hookSecret(), body), Buffer.buffer(body)))
                        .toList();
    }

    private static Measurement measure(Load load, ServerProcess server, int port, List<Delivery> deliveries)
            throws Exception {
        Duration before = server.cpuTime();
        Load.Result result = load.run(port, deliveries, ROUND);
        Duration used = server.cpuTime().minus(before);
        return new Measurement(
                result.requestsPerSecond(), result.p99Millis(), used.toNanos() / 1e3 / result.requests());
    }

    private static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
