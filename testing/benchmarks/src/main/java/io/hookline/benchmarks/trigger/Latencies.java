package io.hookline.benchmarks.trigger;

import io.hookline.benchmarks.trigger.OpenLoop.Sent;
import io.hookline.benchmarks.trigger.SignedPushes.Signed;
import io.hookline.contracts.project.Project;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How long after its acknowledgement a webhook's build request can be read, in milliseconds, sorted.
 *
 * @param fromAcknowledgement of the webhook; below zero where the request came first
 * @param fromDue from when the webhook should have been sent, so that a gateway that falls behind shows
 */
@SuppressWarnings("ArrayRecordComponent") // nothing compares records
record Latencies(double[] fromAcknowledgement, double[] fromDue) {

    private static final int PER_SECOND = 1_000;
    private static final int WARM_UP = 40_000;
    private static final int MEASURED = 30_000;

    /** Sends {@value #PER_SECOND} webhooks a second through a packaged gateway: the next of these pushes to these projects. */
    static Latencies measure(EngineStack stack, List<Project> projects, Pushes pushes) throws Exception {
        try (SignedPushes signed = new SignedPushes(stack, projects);
                OpenLoop load = new OpenLoop(signed.port());
                BuildWatch watch = new BuildWatch(stack.kafka())) {
            List<Signed> all = Stream.generate(() -> signed.sign(pushes.next()))
                    .limit(WARM_UP + MEASURED)
                    .toList();
            load.send(all.subList(0, WARM_UP), PER_SECOND);
            watch.await(WARM_UP);
            List<Signed> measured = all.subList(WARM_UP, all.size());
            Sent sent = load.send(measured, PER_SECOND);
            Map<String, Long> seen = watch.await(all.size());
            long[] requested = measured.stream()
                    .mapToLong(one -> Objects.requireNonNull(seen.get(one.commit()), "each was requested"))
                    .toArray();
            return new Latencies(millis(requested, sent.acknowledged()), millis(requested, sent.due()));
        }
    }

    /** What that share of a hundred did not exceed. */
    static double percentile(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static double[] millis(long[] ends, long[] starts) {
        LongStream nanos = IntStream.range(0, ends.length).mapToLong(i -> ends[i] - starts[i]);
        return Arrays.stream(nanos.toArray())
                .sorted()
                .mapToDouble(took -> took / 1e6)
                .toArray();
    }
}
