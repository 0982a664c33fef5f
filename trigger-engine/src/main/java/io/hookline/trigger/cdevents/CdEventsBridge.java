package io.hookline.trigger.cdevents;

import io.hookline.contracts.Topic;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.trigger.TriggerConfig;
import io.hookline.trigger.request.KafkaSender;
import io.hookline.trigger.store.OutgoingMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Tells on {@code hookline.cdevents} what is told on other topics, in the words of CDEvents, if {@code hookline.trigger.cdevents} says so.
 * What is read again after a crash is told again with the same ids.
 */
@ApplicationScoped
class CdEventsBridge {

    private final KafkaSender sender;
    private final TriggerConfig config;

    CdEventsBridge(KafkaSender sender, TriggerConfig config) {
        this.sender = sender;
        this.config = config;
    }

    /** One batch; completes when Kafka has what it tells. */
    @Incoming("cdevents")
    Uni<Void> take(ConsumerRecords<byte[], byte[]> batch) {
        List<OutgoingMessage> messages = StreamSupport.stream(batch.spliterator(), false)
                .flatMap(CdEventsBridge::translated)
                .toList();
        return sender.send(messages)
                .onFailure()
                .retry()
                .withBackOff(config.backOff(), config.maxBackOff())
                .indefinitely();
    }

    private static Stream<OutgoingMessage> translated(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null
                    ? Stream.empty()
                    : Translation.of(CloudEvent.read(name -> header(record, name), record.value(), Object.class))
                            .stream()
                            .map(event -> new OutgoingMessage(
                                    Topic.CDEVENTS.topicName(), record.key(), event.headers(), event.value()));
        } catch (MalformedMessageException e) {
            return Stream.empty(); // whom the topic is for sets it aside
        }
    }

    private static byte @Nullable [] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
