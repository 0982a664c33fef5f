package io.hookline.trigger.engine;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildCancelled;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.DeadLetterHeaders;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.embedded.quarkus.KafkaResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** What stands before and behind the engine on Kafka: sends projects and events, reads decisions, build messages and dead letters. */
public final class Driver implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final KafkaProducer<byte[], byte[]> producer;
    private final TopicLog builds;
    private final TopicLog decisions;
    private final TopicLog deadLetters;

    public Driver() {
        String servers = KafkaResource.bootstrapServers();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer());
        builds = new TopicLog(servers, Topic.BUILD_REQUESTS);
        decisions = new TopicLog(servers, Topic.BUILD_DECISIONS);
        deadLetters = new TopicLog(servers, Topic.REPOSITORY_EVENTS_TRIGGER_DLQ);
    }

    public void send(Project project) {
        send(Topic.PROJECTS, project.id().toString(), new CloudEvent<>("p", "/test", Instant.now(), project));
    }

    void send(RepositoryEvent event) {
        String repository = event.header().repository().id().toString();
        String id = event.header().id().toString();
        send(Topic.REPOSITORY_EVENTS, repository, new CloudEvent<>(id, "/test", Instant.now(), event));
    }

    /** Sends all, in this order, without waiting between them. */
    public void sendAll(List<RepositoryEvent> events) {
        for (RepositoryEvent event : events) {
            String id = event.header().id().toString();
            var _ = producer.send(record(
                    Topic.REPOSITORY_EVENTS,
                    event.header().repository().id().toString(),
                    new CloudEvent<>(id, "/test", Instant.now(), event)));
        }
        producer.flush();
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, String key, CloudEvent<?> event) {
        return record(topic, key, event.headers(), event.value());
    }

    private static ProducerRecord<byte[], byte[]> record(
            Topic topic, String key, Map<String, byte[]> headers, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, header) -> record.headers().add(name, header));
        return record;
    }

    void send(Topic topic, String key, CloudEvent<?> event) {
        send(topic, key, event.headers(), event.value());
    }

    void send(Topic topic, String key, Map<String, byte[]> headers, byte[] value) {
        Future<RecordMetadata> sent = producer.send(record(topic, key, headers, value));
        await(sent::isDone, done -> done);
    }

    /** Sends a dead letter to the topic it came from, as it was. */
    void giveBack(ConsumerRecord<byte[], byte[]> letter) {
        Map<String, byte[]> headers = new HashMap<>();
        letter.headers().forEach(header -> {
            if (!DeadLetterHeaders.isOne(header.key())) {
                headers.put(header.key(), header.value());
            }
        });
        String key = new String(letter.key(), StandardCharsets.UTF_8);
        send(Topic.REPOSITORY_EVENTS, key, headers, letter.value());
    }

    /** Waits for that many decisions on the project and gives them in order. */
    public List<Decision> decisions(ProjectId project, int count) {
        return await(() -> decisions(project), found -> found.size() >= count);
    }

    public List<Decision> decisions(ProjectId project) {
        return decisions.look().stream()
                .map(record -> read(record, Decision.class))
                .filter(decision -> decision.project().equals(project))
                .toList();
    }

    List<BuildRequested> requests(ProjectId project, int count) {
        return await(
                () -> builds(project).stream()
                        .filter(BuildRequested.class::isInstance)
                        .map(BuildRequested.class::cast)
                        .toList(),
                found -> found.size() >= count);
    }

    List<BuildCancelled> cancellations(ProjectId project, int count) {
        return await(
                () -> builds(project).stream()
                        .filter(BuildCancelled.class::isInstance)
                        .map(BuildCancelled.class::cast)
                        .toList(),
                found -> found.size() >= count);
    }

    public List<BuildMessage> builds(ProjectId project) {
        return builds.look().stream()
                .map(record -> read(record, BuildMessage.class))
                .filter(build -> build.project().equals(project))
                .toList();
    }

    /** Waits for a dead letter with this key. */
    ConsumerRecord<byte[], byte[]> deadLetter(String key) {
        return await(
                        () -> deadLetters.look().stream()
                                .filter(record -> record.key() != null
                                        && new String(record.key(), StandardCharsets.UTF_8).equals(key))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    List<ConsumerRecord<byte[], byte[]>> records() {
        return builds.look();
    }

    public static <T> T await(Callable<T> look, Predicate<T> enough) {
        return Awaitility.await()
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(20))
                .atMost(LONG_ENOUGH)
                .until(look, enough);
    }

    @Override
    public void close() {
        producer.close();
        builds.close();
        decisions.close();
        deadLetters.close();
    }

    private static <T> T read(ConsumerRecord<byte[], byte[]> record, Class<T> family) {
        try {
            return CloudEvent.read(
                            name -> {
                                Header header = record.headers().lastHeader(name);
                                return header == null ? null : header.value();
                            },
                            record.value(),
                            family)
                    .data();
        } catch (MalformedMessageException e) {
            throw new AssertionError("the engine wrote a record that does not read", e);
        }
    }
}
