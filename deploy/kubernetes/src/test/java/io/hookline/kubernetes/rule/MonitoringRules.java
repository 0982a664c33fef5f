package io.hookline.kubernetes.rule;

import static io.hookline.kubernetes.render.Manifests.each;
import static io.hookline.kubernetes.rule.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.kubernetes.render.Manifests;
import io.hookline.kubernetes.setting.Document;
import io.hookline.kubernetes.setting.KnownMetrics;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** That every service is watched, and that alerts look at metrics that exist and say what to do. */
final class MonitoringRules {

    static final Rule WATCHED = new Rule("Prometheus reads every service", MonitoringRules::watched);
    static final Rule MEASURED = new Rule("every alert looks at metrics that exist", MonitoringRules::measured);
    static final Rule EXPLAINED = new Rule("every alert has a part of the runbook", MonitoringRules::explained);

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(?![a-z0-9_]*\\s*\\()");
    // What stands between braces or after "by" are labels, what stands in brackets are durations.
    private static final Pattern NO_METRICS = Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\bby \\([^)]*\\)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by");
    private static final String RUNBOOK = "docs/operations.md#";

    private MonitoringRules() {}

    private static Stream<String> watched(Manifests manifests) {
        return manifests
                .ofKind("Service")
                .filter(service -> manifests.ofKind("ServiceMonitor").noneMatch(monitor -> reads(monitor, service)))
                .map(service -> Manifests.title(service) + " is not watched");
    }

    private static boolean reads(ObjectNode monitor, ObjectNode service) {
        JsonNode endpoint = monitor.at("/spec/endpoints/0");
        return Manifests.selects(monitor.at("/spec/selector/matchLabels"), service.at("/metadata/labels"))
                && endpoint.path("path").asText().equals("/q/metrics")
                && endpoint.path("port").equals(service.at("/spec/ports/0/name"));
    }

    private static Stream<String> measured(Manifests manifests) {
        return Stream.concat(
                unless(alerts(manifests).findAny().isPresent(), "there are no alerts"),
                alerts(manifests)
                        .flatMap(alert -> metrics(alert.path("expr").asText())
                                .filter(metric -> !KnownMetrics.isKnown(metric))
                                .map(metric -> alert.path("alert").asText() + " looks at " + metric)));
    }

    /** The metrics that an expression looks at. */
    static Stream<String> metrics(String expression) {
        return NAME.matcher(NO_METRICS.matcher(expression).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name));
    }

    private static Stream<String> explained(Manifests manifests) {
        Set<String> parts = Document.of("operations.md").anchors();
        return alerts(manifests)
                .filter(alert -> {
                    String runbook = alert.at("/annotations/runbook").asText();
                    return !runbook.startsWith(RUNBOOK) || !parts.contains(runbook.substring(RUNBOOK.length()));
                })
                .map(alert -> alert.path("alert").asText() + " leads to "
                        + alert.at("/annotations/runbook").asText("nothing"));
    }

    private static Stream<JsonNode> alerts(Manifests manifests) {
        return manifests
                .ofKind("PrometheusRule")
                .flatMap(rules -> each(rules.at("/spec/groups")))
                .flatMap(group -> each(group.path("rules")));
    }
}
