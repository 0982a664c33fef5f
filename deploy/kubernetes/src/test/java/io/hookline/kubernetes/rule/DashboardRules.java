package io.hookline.kubernetes.rule;

import static io.hookline.kubernetes.render.Manifests.each;
import static io.hookline.kubernetes.rule.Rule.unless;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hookline.kubernetes.render.Manifests;
import io.hookline.kubernetes.setting.KnownMetrics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** That Grafana gets its dashboards, and that they show something. */
final class DashboardRules {

    static final Rule DRAWN = new Rule("every panel shows metrics that exist", DashboardRules::drawn);

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> NEEDED =
            Set.of("decisions.json", "deliveries.json", "fleet-health.json", "kafka-and-database.json", "repairs.json");

    private DashboardRules() {}

    private static Stream<String> drawn(Manifests manifests) {
        List<Map.Entry<String, JsonNode>> dashboards = dashboards(manifests);
        Set<String> missing = new TreeSet<>(NEEDED);
        dashboards.forEach(dashboard -> missing.remove(dashboard.getKey()));
        Set<String> ids = dashboards.stream()
                .map(dashboard -> dashboard.getValue().path("uid").asText())
                .collect(Collectors.toSet());
        return Stream.of(
                        missing.stream().map(name -> "there is no dashboard " + name),
                        unless(ids.size() == dashboards.size(), "two dashboards have the same uid"),
                        dashboards.stream()
                                .flatMap(dashboard -> each(dashboard.getValue().path("panels"))
                                        .flatMap(panel -> faults(dashboard.getKey(), panel))))
                .flatMap(faults -> faults);
    }

    private static List<Map.Entry<String, JsonNode>> dashboards(Manifests manifests) {
        return manifests
                .ofKind("ConfigMap")
                .filter(map ->
                        map.at("/metadata/labels/grafana_dashboard").asText().equals("1"))
                .flatMap(map -> map.path("data").properties().stream())
                .map(file -> Map.entry(file.getKey(), parse(file.getValue().asText())))
                .toList();
    }

    private static Stream<String> faults(String dashboard, JsonNode panel) {
        String title = dashboard + ": " + panel.path("title").asText();
        List<String> expressions = each(panel.path("targets"))
                .map(target -> target.path("expr").asText())
                .toList();
        return Stream.concat(
                unless(!expressions.isEmpty(), title + " shows nothing"),
                expressions.stream()
                        .flatMap(MonitoringRules::metrics)
                        .filter(metric -> !KnownMetrics.isKnown(metric))
                        .map(metric -> title + " shows " + metric));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a dashboard does not read", e);
        }
    }
}
