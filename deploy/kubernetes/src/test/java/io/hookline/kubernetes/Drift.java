package io.hookline.kubernetes;

import io.hookline.kubernetes.render.Manifests;
import io.hookline.kubernetes.render.Overlay;
import io.hookline.kubernetes.rule.Rule;
import io.hookline.kubernetes.rule.Rules;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Something that somebody might take away or change without noticing.
 *
 * @param what in words
 * @param change what it does to the production overlay
 * @param breaks the rule that has to notice
 */
record Drift(String what, UnaryOperator<Manifests> change, Rule breaks) {

    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";
    private static final String GATEWAY = "webhook-gateway";
    private static final String ENGINE = "trigger-engine";

    /** The production overlay with it. */
    Manifests drifted() {
        return change.apply(Overlay.PRODUCTION.render());
    }

    @Override
    public String toString() {
        return what;
    }

    static Stream<Drift> all() {
        return Stream.of(pods(), replicas(), network(), settings(), kafka(), monitoring())
                .flatMap(drifts -> drifts);
    }

    private static Stream<Drift> pods() {
        String privileges = "no pod runs as root or may become it";
        String bounded = "every pod asks for processor and memory and is bounded";
        String probed = "every service is probed";
        String drained = "a pod that ends is left in peace first and has the time to finish";
        String deployed = "every service is deployed, and migrated before";
        return Stream.of(
                removed("Deployment", GATEWAY, POD + "/securityContext/runAsNonRoot", privileges),
                removed("Deployment", GATEWAY, CONTAINER + "/securityContext/capabilities", privileges),
                removed("Job", ENGINE + "-migration", CONTAINER + "/securityContext", privileges),
                removed(
                        "Deployment",
                        GATEWAY,
                        CONTAINER + "/securityContext/readOnlyRootFilesystem",
                        "no pod writes to its root file system"),
                removed("Deployment", ENGINE, CONTAINER + "/resources/limits", bounded),
                removed("Deployment", ENGINE, CONTAINER + "/resources/limits/memory", bounded),
                removed("Job", ENGINE + "-migration", CONTAINER + "/resources/requests/cpu", bounded),
                removed("Deployment", ENGINE, CONTAINER + "/readinessProbe", probed),
                removed("Deployment", ENGINE, CONTAINER + "/livenessProbe", probed),
                removed("Deployment", ENGINE, CONTAINER + "/startupProbe", probed),
                removed("Deployment", GATEWAY, CONTAINER + "/lifecycle", drained),
                removed("Deployment", GATEWAY, POD + "/terminationGracePeriodSeconds", drained),
                removed("Deployment", GATEWAY, "/spec/strategy", drained),
                removed("Job", "health-monitor-migration", deployed),
                removed("Deployment", "health-monitor", deployed),
                changed("Job", ENGINE + "-migration", CONTAINER + "/image", "hookline/trigger-engine:0.0.1", deployed),
                removed(
                        "Deployment",
                        GATEWAY,
                        POD + "/topologySpreadConstraints/0",
                        "replicas are spread over machines and zones"));
    }

    private static Stream<Drift> replicas() {
        String several = "there is more than one of every service";
        String byLag = "consumers are scaled by the lag of what they read";
        return Stream.of(
                removed("PodDisruptionBudget", ENGINE, "a drained machine takes one replica at a time"),
                removed("HorizontalPodAutoscaler", GATEWAY, several),
                removed("Deployment", "health-monitor", "/spec/replicas", several),
                changed("Deployment", GATEWAY, "/spec/replicas", "3", several),
                removed("ScaledObject", ENGINE, byLag),
                changed("ScaledObject", ENGINE, "/spec/triggers/0/metadata/consumerGroup", "engine", byLag),
                changed("ScaledObject", ENGINE, "/spec/maxReplicaCount", "13", byLag));
    }

    private static Stream<Drift> network() {
        String closed = "nothing flows that no policy names";
        String open = "only /hooks is open to the world, over TLS";
        return Stream.of(
                removed("NetworkPolicy", "default-deny", closed),
                removed("NetworkPolicy", "default-deny", "/spec/policyTypes/1", closed),
                removed("NetworkPolicy", "every-service-to-kafka", "every flow that Hookline needs has its policy"),
                removed(
                        "NetworkPolicy",
                        "every-service-to-kafka",
                        "/spec/egress/0/to",
                        "every policy says with whom and, to or from elsewhere, where"),
                changed(
                        "NetworkPolicy",
                        "postgres-to-kubernetes",
                        "/spec/egress/0/to/0/ipBlock/cidr",
                        "0.0.0.0/0",
                        "only connector-service reaches out"),
                changed("Ingress", "webhooks", "/spec/rules/0/http/paths/0/path", "/", open),
                removed("Ingress", "webhooks", "/spec/tls", open),
                changed("Service", "connector-service", "/spec/type", "LoadBalancer", open));
    }

    private static Stream<Drift> settings() {
        return Stream.of(
                changed(
                        "Deployment",
                        ENGINE,
                        CONTAINER + "/env/0/name",
                        "HOOKLINE_TRIGGER_GRAZE",
                        "every variable means something to the service"),
                removed(
                        "Deployment",
                        "connector-service",
                        CONTAINER + "/envFrom/3",
                        "every service has the settings that it does not start without"),
                removed("ExternalSecret", "hook-master-keys", "every secret and config map that a pod needs is there"),
                removed("KafkaUser", "trigger-engine-kafka", "every secret and config map that a pod needs is there"));
    }

    private static Stream<Drift> kafka() {
        String topics = "the topics are those of the contracts";
        return Stream.of(
                removed("KafkaTopic", "hookline.build-requests", topics),
                changed("KafkaTopic", "hookline.projects", "/spec/config/cleanup.policy", "delete", topics),
                changed("KafkaTopic", "hookline.build-requests", "/spec/partitions", "6", topics),
                removed(
                        "KafkaTopic",
                        "hookline.build-requests",
                        "/spec/config/min.insync.replicas",
                        "every record is on two of three brokers"),
                removed(
                        "KafkaUser",
                        "trigger-engine-kafka",
                        "/spec/authorization/acls/0",
                        "every service may read the topics and groups that it consumes"),
                removed(
                        "KafkaUser",
                        "webhook-gateway-kafka",
                        "/spec/authorization",
                        "every topic has the writers that it should have, and no other"));
    }

    private static Stream<Drift> monitoring() {
        String alert = "/spec/groups/0/rules/0";
        return Stream.of(
                removed("ServiceMonitor", ENGINE, "Prometheus reads every service"),
                changed(
                        "PrometheusRule",
                        "hookline",
                        alert + "/expr",
                        "max(hookline_gateway_deliverys_total) > 0",
                        "every alert looks at metrics that exist"),
                changed(
                        "ConfigMap",
                        "hookline-dashboards",
                        "/data/repairs.json",
                        "{\"panels\":[{\"title\":\"Repairs\",\"targets\":[{\"expr\":\"hookline_health_reparis_total\"}]}]}",
                        "every panel shows metrics that exist"),
                removed("ConfigMap", "hookline-dashboards", "every panel shows metrics that exist"),
                removed("PrometheusRule", "hookline", alert + "/annotations", "every alert has a part of the runbook"));
    }

    private static Drift removed(String kind, String name, String breaks) {
        return new Drift(
                kind + " " + name + " is gone", manifests -> manifests.without(kind, name), Rules.promising(breaks));
    }

    private static Drift removed(String kind, String name, String pointer, String breaks) {
        return new Drift(
                kind + " " + name + " has no " + pointer,
                manifests -> manifests.without(kind, name, pointer),
                Rules.promising(breaks));
    }

    private static Drift changed(String kind, String name, String pointer, String value, String breaks) {
        return new Drift(
                kind + " " + name + " has " + value + " as " + pointer,
                manifests -> manifests.with(kind, name, pointer, value),
                Rules.promising(breaks));
    }
}
