package io.hookline.local.deadletter;

import io.hookline.contracts.Topic;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The dead letters of one Kafka. A letter that is given back is noted on the compacted topic {@link #REPLAYS}, in one Kafka transaction
 * with the record itself, so that it is given back once; dead letters themselves are never changed.
 */
public final class DeadLetters {

    /** Keyed by {@code <dead-letter topic>/<partition>@<offset>}. */
    public static final String REPLAYS = "hookline.dead-letter-replays";

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String REPLAYER = "hookline-dead-letter-replay";

    private final Map<String, Object> kafka;

    /** Uses Kafka's own client settings; {@code bootstrap.servers} at least. */
    public DeadLetters(Map<String, Object> kafka) {
        this.kafka = Map.copyOf(kafka);
    }

    /** All letters of a topic, oldest first; none where the topic is not there. */
    public List<DeadLetter> of(DeadLetterTopic topic) {
        return read(topic.name()).stream().map(DeadLetter::new).toList();
    }

    /** Which letters of a topic were given back before. */
    public Set<Place> replayed(DeadLetterTopic topic) {
        String prefix = topic.name() + "/";
        Set<Place> places = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> note : read(REPLAYS)) {
            String key = new String(note.key(), StandardCharsets.UTF_8);
            if (key.startsWith(prefix)) {
                places.add(Place.of(key.substring(prefix.length())));
            }
        }
        return places;
    }

    /**
     * Gives letters back to the topic that they came from, in their order.
     *
     * @param again also those that were given back before
     * @return those that were given back now
     */
    public List<Place> replay(DeadLetterTopic topic, Set<Place> chosen, boolean again) {
        makeTopicOfReplays();
        List<Place> done = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(producing(), new ByteArraySerializer(), new ByteArraySerializer())) {
            // Ends what another replay has begun, so that what it noted is seen from here on.
            producer.initTransactions();
            Set<Place> before = again ? Set.of() : replayed(topic);
            for (DeadLetter letter : of(topic)) {
                if (chosen.contains(letter.place()) && !before.contains(letter.place())) {
                    giveBack(producer, topic, letter);
                    done.add(letter.place());
                }
            }
        }
        return done;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // committing throws where a send has failed
    private static void giveBack(KafkaProducer<byte[], byte[]> producer, DeadLetterTopic topic, DeadLetter letter) {
        producer.beginTransaction();
        producer.send(letter.asItWas(topic.origin()));
        producer.send(note(topic, letter.place()));
        producer.commitTransaction();
    }

    private static ProducerRecord<byte[], byte[]> note(DeadLetterTopic topic, Place place) {
        byte[] key = (topic.name() + "/" + place).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] value = Json.mapper()
                    .writeValueAsBytes(Map.of("replayedAt", Instant.now().toString(), "to", topic.origin()));
            return new ProducerRecord<>(REPLAYS, key, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> producing() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("acks", "all");
        settings.put("transactional.id", REPLAYER);
        settings.put("max.request.size", Topic.LARGEST_MESSAGE);
        return settings;
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("enable.auto.commit", "false");
        settings.put("isolation.level", "read_committed");
        settings.put("allow.auto.create.topics", "false");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().getOrDefault(topic, List.of()).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(LOOK).forEach(records::add);
            }
            return records;
        }
    }

    private void makeTopicOfReplays() {
        try (Admin admin = Admin.create(kafka)) {
            NewTopic topic = new NewTopic(REPLAYS, 1, (short) -1).configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the topic of replays was made", e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("the topic of replays cannot be made", e.getCause());
            }
        }
    }
}
