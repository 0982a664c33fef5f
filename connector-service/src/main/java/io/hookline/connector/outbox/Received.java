package io.hookline.connector.outbox;

import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Messages as they come from Kafka. */
public final class Received {

    private Received() {}

    /**
     * Reads a record of a topic that has no tombstones.
     *
     * @throws MalformedMessageException when it does not read as a message of this family
     */
    public static <T> T read(ConsumerRecord<String, byte[]> message, Class<T> family) throws MalformedMessageException {
        if (message.value() == null) {
            throw new MalformedMessageException("a message of this topic is no tombstone");
        }
        return CloudEvent.read(name -> header(message, name), message.value(), family)
                .data();
    }

    private static byte @Nullable [] header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
