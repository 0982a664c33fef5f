package io.hookline.trigger.replay;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The events of a project as far back as Kafka keeps them: those of its repository's partition. */
@ApplicationScoped
class EventsOfTopic {

    /** More than a busy repository has in the time that the topic keeps. */
    static final int MOST = 20_000;

    private static final String TOPIC = Topic.REPOSITORY_EVENTS.topicName();
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Map<String, Object> settings;
    private final ExecutorService threads;

    EventsOfTopic(
            @Identifier("default-kafka-broker") Map<String, Object> broker, @VirtualThreads ExecutorService threads) {
        this.settings = new HashMap<>(broker);
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        settings.remove("group.id");
        this.threads = threads;
    }

    /** Up to one more than {@link #MOST}, in their order. */
    Uni<List<RepositoryEvent>> of(Project project) {
        return Uni.createFrom()
                .item(() -> read(project.id(), project.repository().id().toString()))
                .runSubscriptionOn(threads);
    }

    private List<RepositoryEvent> read(ProjectId project, String repository) {
        byte[] key = repository.getBytes(StandardCharsets.UTF_8);
        List<RepositoryEvent> events = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            int partitions = consumer.partitionsFor(TOPIC).size();
            TopicPartition partition = new TopicPartition(TOPIC, BuiltInPartitioner.partitionForKey(key, partitions));
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end && events.size() <= MOST) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(LOOK)) {
                    RepositoryEvent event = Arrays.equals(key, record.key()) ? event(record) : null;
                    if (event != null && event.header().project().equals(project)) {
                        events.add(event);
                    }
                }
            }
        }
        return events;
    }

    /** Null for what does not read: that is among the dead letters. */
    private static @Nullable RepositoryEvent event(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        try {
            return CloudEvent.read(
                            name -> {
                                Header header = record.headers().lastHeader(name);
                                return header == null ? null : header.value();
                            },
                            record.value(),
                            RepositoryEvent.class)
                    .data();
        } catch (MalformedMessageException e) {
            return null;
        }
    }
}
