package io.hookline.local.recovery;

import io.hookline.local.client.Poll;
import io.hookline.local.stack.StackException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Has consumer groups read again what came after a time. Does not take back what they read before it, and moves none forward. */
public final class Rewind {

    // A member that was killed is one until its session ends.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Admin kafka;
    private final Instant to;

    public Rewind(Admin kafka, Instant to) {
        this.kafka = kafka;
        this.to = to;
    }

    /**
     * What became of one reading.
     *
     * @param records that are read again
     */
    public record Rewound(Reading reading, long records) {}

    /**
     * Rewinds these readings.
     *
     * @throws StackException when a group still has a member: a service runs; nothing was rewound then
     */
    public List<Rewound> rewind(List<Reading> readings) {
        readings.stream().map(Reading::group).distinct().forEach(this::awaitEmpty);
        return readings.stream().map(this::rewind).toList();
    }

    private Rewound rewind(Reading reading) {
        Map<TopicPartition, OffsetAndMetadata> committed = committed(reading);
        Map<TopicPartition, Long> first = firstSince(committed);
        Map<TopicPartition, OffsetAndMetadata> back = new HashMap<>();
        long records = 0;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> position : committed.entrySet()) {
            long now = position.getValue().offset();
            // -1: nothing came since.
            long then = first.getOrDefault(position.getKey(), -1L);
            if (then >= 0 && then < now) {
                back.put(position.getKey(), new OffsetAndMetadata(then));
                records += now - then;
            }
        }
        if (!back.isEmpty()) {
            get(kafka.alterConsumerGroupOffsets(reading.group(), back).all());
        }
        return new Rewound(reading, records);
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Reading reading) {
        Map<TopicPartition, OffsetAndMetadata> all =
                get(kafka.listConsumerGroupOffsets(reading.group()).partitionsToOffsetAndMetadata());
        return all.entrySet().stream()
                .filter(position ->
                        position.getKey().topic().equals(reading.topic().topicName()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<TopicPartition, Long> firstSince(Map<TopicPartition, OffsetAndMetadata> positions) {
        Map<TopicPartition, OffsetSpec> wanted = positions.keySet().stream()
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.forTimestamp(to.toEpochMilli())));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                get(kafka.listOffsets(wanted).all());
        return found.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private void awaitEmpty(String group) {
        if (!Poll.until(() -> isEmpty(group), empty -> empty, PATIENCE)) {
            throw new StackException("somebody still reads as " + group + ": stop every service first");
        }
    }

    /** A group that nobody has read as is not there. */
    private boolean isEmpty(String group) {
        Collection<GroupListing> all =
                get(kafka.listGroups(new ListGroupsOptions()).all());
        return all.stream()
                .filter(listing -> listing.groupId().equals(group))
                .allMatch(listing ->
                        listing.groupState().filter(GroupState.EMPTY::equals).isPresent());
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new StackException("Kafka refuses: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka was asked", e);
        }
    }
}
