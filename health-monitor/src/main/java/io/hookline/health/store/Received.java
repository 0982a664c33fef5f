package io.hookline.health.store;

import io.hookline.contracts.Topic;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.DeadLetterHeaders;
import io.hookline.contracts.wire.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record as it came from Kafka: read as a message, or put with the dead letters. */
public record Received(ConsumerRecord<String, byte[]> message) {

    private static final byte[] NOTHING = new byte[0];

    /** Whether it says that what its key names is no more. */
    @SuppressWarnings("ConstantValue") // a tombstone's value is null, whatever Kafka's types say
    public boolean isTombstone() {
        return message.value() == null;
    }

    /** Reads it as a message of a family. */
    public <T> T as(Class<T> family) throws MalformedMessageException {
        if (isTombstone()) {
            throw new MalformedMessageException("the record has no value");
        }
        return CloudEvent.read(this::header, message.value(), family).data();
    }

    /** The project that its key names; empty where that does not read. */
    public Optional<ProjectId> project() {
        try {
            return Optional.of(ProjectId.of(String.valueOf(message.key())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it came, with where it came from and why it was put aside; the reason never has the record's content. */
    public OutboxMessage asDeadLetter(Topic topic, String reason) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        message.headers()
                .forEach(header -> headers.put(header.key(), header.value() == null ? NOTHING : header.value()));
        headers.put(DeadLetterHeaders.REASON, utf8(reason));
        headers.put(DeadLetterHeaders.TOPIC, utf8(message.topic()));
        headers.put(DeadLetterHeaders.PARTITION, utf8(Integer.toString(message.partition())));
        headers.put(DeadLetterHeaders.OFFSET, utf8(Long.toString(message.offset())));
        if (isTombstone()) {
            headers.put(DeadLetterHeaders.TOMBSTONE, utf8("true"));
        }
        return new OutboxMessage(topic.topicName(), message.key(), headers, isTombstone() ? NOTHING : message.value());
    }

    /** A header's bytes; null where there is none of this name. */
    public byte @Nullable [] header(String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
