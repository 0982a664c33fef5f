package io.hookline.benchmarks.trigger;

import io.hookline.benchmarks.process.ServerProcess;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How fast one process worked off what waited for it.
 *
 * @param cpuMicrosPerEvent its own processor time, user and kernel
 */
record Drain(double eventsPerSecond, double cpuMicrosPerEvent) {

    /** Lets a process that is paused run until so many events are decided, and pauses it again. */
    static Drain of(ServerProcess process, int events, Runnable untilDecided) {
        Duration before = process.cpuTime();
        long start = System.nanoTime();
        process.resume();
        untilDecided.run();
        long took = System.nanoTime() - start;
        Duration used = process.cpuTime().minus(before);
        process.pause();
        return new Drain(events * 1e9 / took, used.toNanos() / 1e3 / events);
    }

    /** The medians of several. */
    static Drain median(List<Drain> drains) {
        return new Drain(median(drains, Drain::eventsPerSecond), median(drains, Drain::cpuMicrosPerEvent));
    }

    private static double median(List<Drain> drains, ToDoubleFunction<Drain> value) {
        double[] sorted = drains.stream().mapToDouble(value).sorted().toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }
}
