package io.hookline.kubernetes.rule;

import static io.hookline.kubernetes.render.Manifests.each;
import static io.hookline.kubernetes.rule.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.kubernetes.render.Manifests;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may talk to whom, and what is open to the world. */
final class NetworkRules {

    static final Rule CLOSED = new Rule("nothing flows that no policy names", NetworkRules::closed);
    static final Rule FLOWS = new Rule("every flow that Hookline needs has its policy", NetworkRules::flows);
    static final Rule PEERS =
            new Rule("every policy says with whom and, to or from elsewhere, where", NetworkRules::peers);
    static final Rule OUTSIDE = new Rule("only connector-service reaches out", NetworkRules::outside);
    static final Rule PUBLIC = new Rule("only /hooks is open to the world, over TLS", NetworkRules::open);

    private static final Set<String> NEEDED = Set.of(
            "askers-to-connector-service",
            "connector-service-from-askers",
            "connector-service-to-bitbucket",
            "every-database-user-to-postgres",
            "every-pod-to-dns",
            "every-service-to-collector",
            "every-service-to-kafka",
            "ingress-controller-to-webhook-gateway",
            "monitoring-to-every-service",
            "token-checkers-to-issuer");
    private static final Set<String> PRIVATE = Set.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

    private NetworkRules() {}

    private static Stream<String> closed(Manifests manifests) {
        return manifests
                .find("NetworkPolicy", "default-deny")
                .map(policy -> Stream.concat(
                        unless(policy.at("/spec/podSelector").isEmpty(), "default-deny leaves pods out"),
                        Stream.of("Ingress", "Egress")
                                .filter(way -> each(policy.at("/spec/policyTypes"))
                                                .noneMatch(type -> type.asText().equals(way))
                                        || policy.path("spec").has(way.toLowerCase(Locale.ROOT)))
                                .map(way -> "default-deny lets through " + way)))
                .orElseGet(() -> Stream.of("there is no NetworkPolicy default-deny"));
    }

    private static Stream<String> flows(Manifests manifests) {
        Set<String> there =
                manifests.ofKind("NetworkPolicy").map(Manifests::name).collect(Collectors.toSet());
        return NEEDED.stream().filter(name -> !there.contains(name)).map(name -> "the flow " + name + " is not open");
    }

    private static Stream<String> peers(Manifests manifests) {
        return manifests
                .ofKind("NetworkPolicy")
                .flatMap(
                        policy -> Stream.of("ingress/from", "egress/to").flatMap(way -> peers(policy, way.split("/"))));
    }

    private static Stream<String> peers(ObjectNode policy, String[] way) {
        return each(policy.path("spec").path(way[0])).flatMap(flow -> {
            boolean within = each(flow.path(way[1])).allMatch(peer -> peer.has("podSelector"));
            return Stream.concat(
                    unless(
                            !flow.path(way[1]).isEmpty()
                                    && each(flow.path(way[1])).noneMatch(NetworkRules::isAnybody),
                            policy.at("/metadata/name").asText() + " is open to anybody"),
                    unless(
                            within
                                    || isOperator(flow, way[1])
                                    || !flow.path("ports").isEmpty(),
                            policy.at("/metadata/name").asText() + " is open on any port"));
        });
    }

    private static boolean isAnybody(JsonNode peer) {
        return peer.isEmpty()
                || peer.properties().stream().allMatch(part -> part.getValue().isEmpty());
    }

    // Strimzi's operator talks to its brokers on ports that it chooses.
    private static boolean isOperator(JsonNode flow, String way) {
        return each(flow.path(way))
                .filter(peer -> !peer.has("podSelector"))
                .allMatch(peer -> peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                        .asText()
                        .equals("strimzi"));
    }

    private static Stream<String> outside(Manifests manifests) {
        return manifests
                .ofKind("NetworkPolicy")
                .filter(policy -> !policy.at("/spec/podSelector/matchLabels/app.kubernetes.io~1name")
                        .asText()
                        .equals("connector-service"))
                .flatMap(policy -> each(policy.at("/spec/egress"))
                        .flatMap(flow -> each(flow.path("to")))
                        .map(peer -> peer.at("/ipBlock/cidr").asText())
                        .filter(range -> !range.isEmpty() && !PRIVATE.contains(range))
                        .map(range -> Manifests.name(policy) + " reaches " + range));
    }

    private static Stream<String> open(Manifests manifests) {
        Stream<String> ingresses = manifests.ofKind("Ingress").flatMap(NetworkRules::open);
        Stream<String> services = manifests
                .ofKind("Service")
                .filter(service -> !service.at("/spec/type").asText("ClusterIP").equals("ClusterIP")
                        || service.path("spec").has("externalIPs"))
                .map(service -> Manifests.title(service) + " is open to the world");
        return Stream.of(
                        unless(manifests.ofKind("Ingress").count() == 1, "there is not exactly one Ingress"),
                        ingresses,
                        services)
                .flatMap(faults -> faults);
    }

    private static Stream<String> open(ObjectNode ingress) {
        Set<String> encrypted = each(ingress.at("/spec/tls"))
                .flatMap(tls -> each(tls.path("hosts")))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        Stream<String> paths = each(ingress.at("/spec/rules"))
                .flatMap(rule -> each(rule.at("/http/paths")))
                .filter(path -> !path.path("path").asText().equals("/hooks")
                        || !path.path("pathType").asText().equals("Prefix")
                        || !path.at("/backend/service/name").asText().equals("webhook-gateway"))
                .map(path -> "the path " + path.path("path").asText() + " is public");
        Stream<String> hosts = each(ingress.at("/spec/rules"))
                .map(rule -> rule.path("host").asText())
                .filter(host -> !encrypted.contains(host))
                .map(host -> "the host " + host + " is served without TLS");
        return Stream.of(unless(!ingress.path("spec").has("defaultBackend"), "any path is public"), paths, hosts)
                .flatMap(faults -> faults);
    }
}
