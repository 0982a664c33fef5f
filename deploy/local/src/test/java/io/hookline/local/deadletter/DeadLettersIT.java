package io.hookline.local.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import io.hookline.contracts.wire.DeadLetterHeaders;
import io.hookline.embedded.EmbeddedKafka;
import io.hookline.embedded.EmbeddedTopic;
import io.hookline.local.command.Commands;
import io.hookline.local.stack.Home;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dead letters on a real broker, through the command line. */
class DeadLettersIT {

    private static final String ORIGIN = Topic.PROJECTS.topicName();
    private static final String LETTERS = Topic.PROJECTS_HEALTH_DLQ.topicName();

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException {
        kafka = EmbeddedKafka.start();
        kafka.createTopics(List.of(new EmbeddedTopic(ORIGIN, 3, Map.of()), new EmbeddedTopic(LETTERS, 1, Map.of())));
        put("p1", "{\"name\":\"one\"}", Map.of("ce_type", "io.hookline.project.v1"));
        put("p2", "", Map.of(DeadLetterHeaders.TOMBSTONE, "true"));
        put("p3", "{", Map.of("hookline-dead-letter-reason", "an old way to say it"));
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void shouldGiveLettersBackAsTheyWereAndOnce() {
        assertThat(run("dlq", "list")).containsPattern("hookline.projects.health-monitor.dlq +3 +0 ");
        assertThat(run("dlq", "show", "projects.health-monitor"))
                .contains("0@0", "key=p1", "it did not read", "io.hookline.project.v1", "(removed)");

        assertThat(run("dlq", "replay", "projects.health-monitor", "--at", "0"))
                .contains("1 of 1 given back to hookline.projects");
        assertThat(run("dlq", "replay", "projects.health-monitor", "--all")).contains("2 of 3 given back");
        assertThat(run("dlq", "replay", LETTERS, "--at", "0,0@1")).contains("0 of 2 given back");

        List<ConsumerRecord<byte[], byte[]>> replayed = origin();
        assertThat(replayed).extracting(record -> text(record.key())).containsExactlyInAnyOrder("p1", "p2", "p3");
        ConsumerRecord<byte[], byte[]> first = byKey(replayed, "p1");
        assertThat(text(first.value())).isEqualTo("{\"name\":\"one\"}");
        assertThat(first.headers())
                .singleElement()
                .satisfies(header -> assertThat(header.key()).isEqualTo("ce_type"));
        assertThat(byKey(replayed, "p2").value()).isNull();
        assertThat(byKey(replayed, "p3").headers()).isEmpty();
        assertThat(run("dlq", "list")).containsPattern("hookline.projects.health-monitor.dlq +3 +3 ");
        assertThat(run("dlq", "show", "projects.health-monitor", "--new")).isEmpty();
        assertThat(run("dlq", "replay", LETTERS, "--at", "0", "--again")).contains("1 of 1 given back");
        assertThat(origin()).hasSize(4);
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Path nowhere = Path.of("target", "no-such-home");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--kafka", kafka.bootstrapServers()));
        int status = Commands.execute(
                nowhere,
                new Home(nowhere),
                new PrintStream(written, true, StandardCharsets.UTF_8),
                all.toArray(String[]::new));
        assertThat(status).isZero();
        return written.toString(StandardCharsets.UTF_8);
    }

    private static void put(String key, String value, Map<String, String> headers)
            throws ExecutionException, InterruptedException {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(LETTERS, bytes(key), bytes(value));
        headers.forEach((name, header) -> letter.headers().add(name, bytes(header)));
        letter.headers()
                .add(DeadLetterHeaders.REASON, bytes("it did not read"))
                .add(DeadLetterHeaders.TOPIC, bytes(ORIGIN));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(letter).get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> origin() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(ORIGIN).stream()
                    .map(partition -> new TopicPartition(ORIGIN, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static ConsumerRecord<byte[], byte[]> byKey(List<ConsumerRecord<byte[], byte[]>> records, String key) {
        return records.stream()
                .filter(record -> text(record.key()).equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
