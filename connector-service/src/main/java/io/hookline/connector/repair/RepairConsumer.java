package io.hookline.connector.repair;

import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Reads repair commands. One is acknowledged when its result is in the outbox; what does not read goes to the dead-letter topic. */
@ApplicationScoped
class RepairConsumer {

    private final Repairs repairs;

    RepairConsumer(Repairs repairs) {
        this.repairs = repairs;
    }

    @Incoming("repair-commands")
    @RunOnVirtualThread
    void consume(ConsumerRecord<String, byte[]> message) throws MalformedMessageException {
        if (message.value() == null) {
            throw new MalformedMessageException("a repair command is no tombstone");
        }
        repairs.handle(CloudEvent.read(name -> header(message, name), message.value(), RepairCommand.class)
                .data());
    }

    private static byte @Nullable [] header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
