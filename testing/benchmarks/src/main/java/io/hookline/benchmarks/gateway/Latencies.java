package io.hookline.benchmarks.gateway;

import java.util.Arrays;

/** How long requests took, in nanoseconds. */
final class Latencies {

    private long[] values = new long[4096];
    private int count;

    void add(long nanoseconds) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = nanoseconds;
    }

    int count() {
        return count;
    }

    /** What 99 of 100 did not exceed. */
    double p99Millis() {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[count * 99 / 100] / 1e6;
    }
}
