package io.hookline.kubernetes.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that alerts may name: those that the services' sources name, and those of a few others' exporters. */
public final class KnownMetrics {

    private static final Pattern OWN = Pattern.compile("\"(hookline\\.[a-z.]+[a-z])\"");
    private static final List<String> SUFFIXES = List.of("", "_total", "_seconds", "_seconds_total", "_bytes");
    private static final Set<String> OF_OTHERS = Set.of(
            "up", // Prometheus
            "kafka_consumergroup_lag", // Strimzi's Kafka exporter
            "kafka_topic_partition_current_offset",
            "kube_job_status_failed", // kube-state-metrics
            "kube_deployment_status_replicas_unavailable");
    private static final Set<String> OWN_NAMES = Arrays.stream(Service.values())
            .map(service -> service.sources().resolve("java"))
            .flatMap(KnownMetrics::namesIn)
            .collect(Collectors.toUnmodifiableSet());

    private KnownMetrics() {}

    /** Whether somebody exposes a metric of this name. */
    public static boolean isKnown(String metric) {
        return OF_OTHERS.contains(metric)
                || SUFFIXES.stream()
                        .filter(metric::endsWith)
                        .map(suffix -> metric.substring(0, metric.length() - suffix.length()))
                        .anyMatch(OWN_NAMES::contains);
    }

    private static Stream<String> namesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> OWN.matcher(read(file)).results())
                    .map((MatchResult literal) -> literal.group(1).replace('.', '_'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
