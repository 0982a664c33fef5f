package io.hookline.kubernetes.rule;

import static io.hookline.kubernetes.render.Manifests.each;
import static io.hookline.kubernetes.rule.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.Topic;
import io.hookline.kubernetes.render.Manifests;
import io.hookline.kubernetes.setting.Service;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** How many there are of each service, and that never all of them are away. */
final class ScaleRules {

    static final Rule SEVERAL = new Rule("there is more than one of every service", ScaleRules::several);
    static final Rule BUDGETED = new Rule("a drained machine takes one replica at a time", ScaleRules::budgeted);
    static final Rule BY_LAG = new Rule("consumers are scaled by the lag of what they read", ScaleRules::byLag);

    private ScaleRules() {}

    private static Stream<String> several(Manifests manifests) {
        return Workload.services(manifests).flatMap(workload -> {
            Optional<ObjectNode> scaler = scaler(manifests, workload);
            int fixed = workload.at("/spec/replicas").asInt(1);
            int least = scaler.map(ScaleRules::least).orElse(fixed);
            return Stream.concat(
                    unless(least >= 2, workload.title() + " has " + least + " replica"),
                    unless(
                            scaler.isEmpty() || workload.at("/spec/replicas").isMissingNode(),
                            workload.title() + " is set back to " + fixed + " whenever it is applied"));
        });
    }

    private static int least(ObjectNode scaler) {
        return Math.max(
                scaler.at("/spec/minReplicas").asInt(),
                scaler.at("/spec/minReplicaCount").asInt());
    }

    private static Optional<ObjectNode> scaler(Manifests manifests, Workload workload) {
        return manifests
                .ofKind("HorizontalPodAutoscaler", "ScaledObject")
                .filter(scaler ->
                        scaler.at("/spec/scaleTargetRef/name").asText().equals(Manifests.name(workload.object())))
                .findFirst();
    }

    private static Stream<String> budgeted(Manifests manifests) {
        return Workload.services(manifests)
                .filter(workload -> manifests
                        .ofKind("PodDisruptionBudget")
                        .filter(budget -> budget.at("/spec/maxUnavailable").asInt() == 1)
                        .noneMatch(budget ->
                                Manifests.selects(budget.at("/spec/selector/matchLabels"), workload.podLabels())))
                .map(workload -> workload.title() + " has no disruption budget");
    }

    private static Stream<String> byLag(Manifests manifests) {
        return Stream.concat(
                Stream.of(Service.TRIGGER_ENGINE, Service.CONNECTOR_SERVICE)
                        .filter(service ->
                                manifests.find("ScaledObject", service.id()).isEmpty())
                        .map(service -> service.id() + " is not scaled"),
                manifests
                        .ofKind("ScaledObject")
                        .flatMap(scaled -> each(scaled.at("/spec/triggers"))
                                .flatMap(trigger -> faults(scaled, trigger.path("metadata")))
                                .map(fault -> Manifests.title(scaled) + " " + fault)));
    }

    private static Stream<String> faults(ObjectNode scaled, JsonNode trigger) {
        String topic = trigger.path("topic").asText();
        String group = trigger.path("consumerGroup").asText();
        boolean reads = Arrays.stream(Service.values())
                .filter(service -> service.id().equals(Manifests.name(scaled)))
                .flatMap(service -> service.channels().stream())
                .anyMatch(channel ->
                        channel.group().equals(group) && channel.topics().contains(topic));
        int partitions = Arrays.stream(Topic.values())
                .filter(known -> known.topicName().equals(topic))
                .mapToInt(Topic::partitions)
                .findFirst()
                .orElse(0);
        return Stream.concat(
                unless(reads, "does not read " + topic + " as " + group),
                unless(
                        scaled.at("/spec/maxReplicaCount").asInt() <= partitions,
                        "may have more replicas than " + topic + " has partitions"));
    }
}
