package io.hookline.local.external;

import io.hookline.contracts.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are not there yet, as the local stack has them; those that are stay as they are. */
final class Topics {

    private static final int SECONDS = 30;

    private final Kafka kafka;

    Topics(Kafka kafka) {
        this.kafka = kafka;
    }

    /** A sentence for each reason why topics cannot be made, with their names. */
    List<String> make() {
        try (Admin admin = Admin.create(new HashMap<>(kafka.clientOf(kafka.own())))) {
            Set<String> existing = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = Arrays.stream(Topic.values())
                    .filter(topic -> !existing.contains(topic.topicName()))
                    .map(Topics::definition)
                    .toList();
            return refusals(admin.createTopics(missing).values());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("interrupted while making topics");
        } catch (ExecutionException e) {
            return List.of("Kafka does not tell its topics: " + e.getCause());
        } catch (TimeoutException e) {
            return List.of("Kafka does not tell its topics within " + SECONDS + " s");
        }
    }

    // How many replicas there are is for the broker to say.
    private static NewTopic definition(Topic topic) {
        return new NewTopic(topic.topicName(), Optional.of(topic.partitions()), Optional.empty())
                .configs(topic.settings());
    }

    private List<String> refusals(Map<String, KafkaFuture<Void>> asked) throws InterruptedException {
        Map<String, List<String>> byReason = new TreeMap<>();
        for (Map.Entry<String, KafkaFuture<Void>> topic : asked.entrySet()) {
            refusal(topic.getValue())
                    .ifPresent(why -> byReason.computeIfAbsent(why, _ -> new ArrayList<>())
                            .add(topic.getKey()));
        }
        return byReason.entrySet().stream()
                .map(refused ->
                        "Kafka does not let %s (%s) make topics that are not there, or does not show them: %s (%s)"
                                .formatted(
                                        kafka.own().name().value(),
                                        kafka.own().name().name(),
                                        String.join(
                                                ", ",
                                                refused.getValue().stream()
                                                        .sorted()
                                                        .toList()),
                                        refused.getKey()))
                .toList();
    }

    private static Optional<String> refusal(KafkaFuture<Void> made) throws InterruptedException {
        try {
            made.get(SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return cause instanceof TopicExistsException
                    ? Optional.empty()
                    : Optional.of(String.valueOf(cause.getMessage()));
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + SECONDS + " s");
        }
    }
}
