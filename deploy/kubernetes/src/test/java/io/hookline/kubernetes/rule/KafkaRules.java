package io.hookline.kubernetes.rule;

import static io.hookline.kubernetes.render.Manifests.each;
import static io.hookline.kubernetes.rule.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.Topic;
import io.hookline.kubernetes.render.Manifests;
import io.hookline.kubernetes.setting.Service;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topics as {@link Topic} has them, and a user for each service that may do what it does and no more. */
final class KafkaRules {

    static final Rule TOPICS = new Rule("the topics are those of the contracts", KafkaRules::topics);
    static final Rule REPLICATED = new Rule("every record is on two of three brokers", KafkaRules::replicated);
    static final Rule USERS =
            new Rule("every service may read the topics and groups that it consumes", KafkaRules::users);
    static final Rule WRITERS =
            new Rule("every topic has the writers that it should have, and no other", KafkaRules::writers);

    private static final String TWO_BROKERS = "min.insync.replicas";
    // connector-service tells what it observed, beside the gateway, which tells what was delivered.
    private static final Set<Topic> OF_TWO_WRITERS = Set.of(Topic.REPOSITORY_EVENTS);

    private KafkaRules() {}

    private static Stream<String> topics(Manifests manifests) {
        Map<String, String> rendered = manifests
                .ofKind("KafkaTopic")
                .collect(Collectors.toMap(
                        Manifests::name,
                        topic -> describe(topic.at("/spec/partitions").asInt(), settings(topic))));
        Map<String, String> wanted = Arrays.stream(Topic.values())
                .collect(Collectors.toMap(Topic::topicName, topic -> describe(topic.partitions(), topic.settings())));
        return Stream.concat(wanted.keySet().stream(), rendered.keySet().stream())
                .distinct()
                .filter(name -> !wanted.getOrDefault(name, "absent").equals(rendered.getOrDefault(name, "absent")))
                .map(name -> "KafkaTopic " + name + " is " + rendered.getOrDefault(name, "absent") + " instead of "
                        + wanted.getOrDefault(name, "absent"));
    }

    private static String describe(int partitions, Map<String, String> settings) {
        return partitions + " partitions with " + new TreeMap<>(settings);
    }

    private static Map<String, String> settings(ObjectNode topic) {
        Map<String, String> settings = new HashMap<>();
        topic.at("/spec/config")
                .properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        settings.remove(TWO_BROKERS);
        return settings;
    }

    private static Stream<String> replicated(Manifests manifests) {
        return manifests
                .ofKind("KafkaTopic")
                .flatMap(topic -> unless(
                        topic.at("/spec/replicas").asInt() == 3
                                && topic.at("/spec/config").path(TWO_BROKERS).asInt() == 2,
                        Manifests.title(topic) + " is lost with a broker"));
    }

    private static Stream<String> users(Manifests manifests) {
        return Arrays.stream(Service.values()).flatMap(service -> {
            Set<String> allowed = allowed(manifests, service, "Read");
            return service.channels().stream()
                    .flatMap(channel -> Stream.concat(
                            Stream.of("group " + channel.group()),
                            channel.topics().stream().map(topic -> "topic " + topic)))
                    .distinct()
                    .filter(resource -> !allowed.contains(resource))
                    .map(resource -> service.id() + " may not read " + resource);
        });
    }

    private static Stream<String> writers(Manifests manifests) {
        return Arrays.stream(Topic.values()).flatMap(topic -> {
            long writers = Arrays.stream(Service.values())
                    .filter(service -> allowed(manifests, service, "Write").contains("topic " + topic.topicName()))
                    .count();
            // Commit statuses come from CI systems, which are no part of this.
            long wanted = topic == Topic.BUILD_STATUSES ? 0 : OF_TWO_WRITERS.contains(topic) ? 2 : 1;
            return unless(writers == wanted, topic.topicName() + " has " + writers + " writers instead of " + wanted);
        });
    }

    private static Set<String> allowed(Manifests manifests, Service service, String operation) {
        return manifests.find("KafkaUser", service.id() + "-kafka").stream()
                .flatMap(user -> each(user.at("/spec/authorization/acls")))
                .filter(rule -> each(rule.path("operations"))
                        .anyMatch(one -> one.asText().equals(operation)))
                .map(rule -> rule.path("resource"))
                .map(KafkaRules::describe)
                .collect(Collectors.toSet());
    }

    private static String describe(JsonNode resource) {
        return resource.path("type").asText() + " " + resource.path("name").asText();
    }
}
