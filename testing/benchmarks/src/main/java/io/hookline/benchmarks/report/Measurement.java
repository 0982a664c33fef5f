package io.hookline.benchmarks.report;

/**
 * What one server did with one kind of request.
 *
 * @param requestsPerSecond answered
 * @param p99Millis the time from sending to the answer that 99 of 100 requests did not exceed
 * @param cpuMicrosPerRequest the server process's processor time
 */
public record Measurement(double requestsPerSecond, double p99Millis, double cpuMicrosPerRequest) {

    public Measurement {
        if (!(requestsPerSecond > 0) || !(p99Millis > 0) || !(cpuMicrosPerRequest > 0)) {
            throw new IllegalArgumentException("a measurement needs requests that took time");
        }
    }

    /** This one divided by another. */
    Measurement over(Measurement other) {
        return new Measurement(
                requestsPerSecond / other.requestsPerSecond,
                p99Millis / other.p99Millis,
                cpuMicrosPerRequest / other.cpuMicrosPerRequest);
    }
}
