package io.hookline.benchmarks.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.Topic;
import io.hookline.contracts.wire.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the floor takes of an event, found by its place in the text, and what it sends for it: messages of the engine's with another commit.
 *
 * @param before "null" where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // nothing compares records
record FloorChange(
        UUID event,
        UUID project,
        String delivery,
        String ref,
        String before,
        String after,
        UUID build,
        UUID decision,
        byte[] requestMessage,
        byte[] decisionMessage) {

    static FloorChange of(byte[] value, Samples samples) {
        String text = new String(value, UTF_8);
        String after = field(text, "after");
        return new FloorChange(
                UUID.fromString(field(text, "id")),
                UUID.fromString(field(text, "project")),
                field(text.substring(text.indexOf("\"delivery\"")), "id"),
                field(text, "ref"),
                field(text, "before"),
                after,
                UUID.randomUUID(),
                UUID.randomUUID(),
                samples.request().with(after),
                samples.decision().with(after));
    }

    private static String field(String text, String name) {
        String start = "\"" + name + "\":";
        int at = text.indexOf(start) + start.length();
        if (at < start.length() || text.charAt(at) != '"') {
            return "null";
        }
        return text.substring(at + 1, text.indexOf('"', at + 1));
    }

    /** One message of each kind that the engine sent. */
    record Samples(Sample request, Sample decision) {

        static Samples read(String kafka) {
            return new Samples(Sample.first(kafka, Topic.BUILD_REQUESTS), Sample.first(kafka, Topic.BUILD_DECISIONS));
        }
    }

    /** A message, as a pattern for others. */
    record Sample(String text, String commit, Map<String, byte[]> headers, String headersAsText) {

        byte[] with(String otherCommit) {
            return text.replace(commit, otherCommit).getBytes(UTF_8);
        }

        private static Sample first(String kafka, Topic topic) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest", "max.poll.records", 1),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                consumer.assign(consumer.partitionsFor(topic.topicName()).stream()
                        .map(one -> new TopicPartition(one.topic(), one.partition()))
                        .toList());
                ConsumerRecord<byte[], byte[]> found =
                        consumer.poll(Duration.ofSeconds(30)).iterator().next();
                Map<String, byte[]> headers = new LinkedHashMap<>();
                found.headers().forEach(header -> headers.put(header.key(), header.value()));
                String text = new String(found.value(), UTF_8);
                return new Sample(
                        text, field(text, "commit"), headers, Json.mapper().writeValueAsString(headers));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("headers have a JSON form", e);
            }
        }
    }
}
