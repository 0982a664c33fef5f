package io.hookline.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A benchmark's result: a service, the subject, against its floor, in several cases. */
public final class Report implements Result {

    private final String benchmark;
    private final Map<String, List<Measurement>> subject = new LinkedHashMap<>();
    private final Map<String, List<Measurement>> floor = new LinkedHashMap<>();
    private final Map<String, List<Measurement>> subjectAtHalfLoad = new LinkedHashMap<>();
    private final Map<String, List<Measurement>> floorAtHalfLoad = new LinkedHashMap<>();

    public Report(String benchmark) {
        this.benchmark = benchmark;
    }

    /** Adds one round of a case: both were measured one after the other. */
    public void add(String caseName, Measurement ofSubject, Measurement ofFloor) {
        subject.computeIfAbsent(caseName, _ -> new ArrayList<>()).add(ofSubject);
        floor.computeIfAbsent(caseName, _ -> new ArrayList<>()).add(ofFloor);
    }

    /** Adds one round of a case in which both got half the requests that the slower one of them can answer. */
    public void addAtHalfLoad(String caseName, Measurement ofSubject, Measurement ofFloor) {
        subjectAtHalfLoad.computeIfAbsent(caseName, _ -> new ArrayList<>()).add(ofSubject);
        floorAtHalfLoad.computeIfAbsent(caseName, _ -> new ArrayList<>()).add(ofFloor);
    }

    /** The requests a second that the slower one of the two answers. */
    public double slowest(String caseName) {
        return Math.min(
                median(subject, caseName).requestsPerSecond(),
                median(floor, caseName).requestsPerSecond());
    }

    /** A table of medians, and the ratios of subject to floor. */
    @Override
    public String toText() {
        StringBuilder text =
                new StringBuilder(line("", "requests/s", "", "", "p99 ms", "", "", "CPU us/request", "", ""));
        text.append(
                line(benchmark, "subject", "floor", "ratio", "subject", "floor", "ratio", "subject", "floor", "ratio"));
        for (String caseName : subject.keySet()) {
            text.append(line(caseName, median(subject, caseName), median(floor, caseName), ratio(caseName)));
        }
        Measurement overall = overallRatio();
        text.append("overall (geometric mean): throughput %.2f of the floor's, p99 %.2f, CPU per request %.2f%n"
                .formatted(overall.requestsPerSecond(), overall.p99Millis(), overall.cpuMicrosPerRequest()));
        subjectAtHalfLoad.keySet().forEach(caseName -> text.append(halfLoad(caseName)));
        return text.toString();
    }

    private String halfLoad(String caseName) {
        Measurement ofSubject = median(subjectAtHalfLoad, caseName);
        Measurement ofFloor = median(floorAtHalfLoad, caseName);
        return "%s at half load, %.0f requests/s whether answered or not: p99 %.1f ms, the floor's %.1f; CPU %.2f of the floor's%n"
                .formatted(
                        caseName,
                        ofSubject.requestsPerSecond(),
                        ofSubject.p99Millis(),
                        ofFloor.p99Millis(),
                        ofSubject.over(ofFloor).cpuMicrosPerRequest());
    }

    @Override
    public String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", benchmark);
        json.put("ratio", ratioJson(overallRatio()));
        json.put("ratioByCase", byCase(caseName -> ratioJson(ratio(caseName))));
        json.put("subject", byCase(caseName -> median(subject, caseName)));
        json.put("floor", byCase(caseName -> median(floor, caseName)));
        Map<String, Object> halfLoad = new LinkedHashMap<>();
        subjectAtHalfLoad
                .keySet()
                .forEach(caseName -> halfLoad.put(
                        caseName,
                        Map.of(
                                "subject", median(subjectAtHalfLoad, caseName),
                                "floor", median(floorAtHalfLoad, caseName))));
        json.put("halfLoad", halfLoad);
        json.put("machine", machine());
        try {
            return Json.mapper().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers have a JSON form", e);
        }
    }

    private Map<String, Object> byCase(Function<String, Object> value) {
        Map<String, Object> cases = new LinkedHashMap<>();
        subject.keySet().forEach(caseName -> cases.put(caseName, value.apply(caseName)));
        return cases;
    }

    private Measurement ratio(String caseName) {
        return median(subject, caseName).over(median(floor, caseName));
    }

    private Measurement overallRatio() {
        List<Measurement> ratios = subject.keySet().stream().map(this::ratio).toList();
        return combine(
                ratios,
                values ->
                        Math.exp(Arrays.stream(values).map(Math::log).average().orElseThrow()));
    }

    private static Measurement median(Map<String, List<Measurement>> rounds, String caseName) {
        return combine(rounds.getOrDefault(caseName, List.of()), Report::median);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Measurement combine(List<Measurement> measurements, ToDoubleFunction<double[]> how) {
        return new Measurement(
                how.applyAsDouble(values(measurements, Measurement::requestsPerSecond)),
                how.applyAsDouble(values(measurements, Measurement::p99Millis)),
                how.applyAsDouble(values(measurements, Measurement::cpuMicrosPerRequest)));
    }

    private static double[] values(List<Measurement> measurements, ToDoubleFunction<Measurement> value) {
        return measurements.stream().mapToDouble(value).toArray();
    }

    private static Map<String, Object> ratioJson(Measurement ratio) {
        return Map.of(
                "throughput", ratio.requestsPerSecond(),
                "cpuPerRequest", ratio.cpuMicrosPerRequest(),
                "p99", ratio.p99Millis());
    }

    static Map<String, Object> machine() {
        return Map.of(
                "processors", Runtime.getRuntime().availableProcessors(),
                "architecture", System.getProperty("os.arch"),
                "system", System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "java", System.getProperty("java.vm.version"));
    }

    private static String line(String caseName, Measurement subject, Measurement floor, Measurement ratio) {
        return line(
                caseName,
                number(0, subject.requestsPerSecond()),
                number(0, floor.requestsPerSecond()),
                number(2, ratio.requestsPerSecond()),
                number(1, subject.p99Millis()),
                number(1, floor.p99Millis()),
                number(2, ratio.p99Millis()),
                number(0, subject.cpuMicrosPerRequest()),
                number(0, floor.cpuMicrosPerRequest()),
                number(2, ratio.cpuMicrosPerRequest()));
    }

    private static String number(int decimals, double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String line(String first, String... others) {
        StringBuilder line = new StringBuilder("%-10s".formatted(first));
        for (String other : others) {
            line.append("%15s".formatted(other));
        }
        return line.append(System.lineSeparator()).toString();
    }
}
