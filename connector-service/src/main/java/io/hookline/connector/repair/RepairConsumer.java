package io.hookline.connector.repair;

import io.hookline.connector.outbox.Received;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.wire.MalformedMessageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

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
        repairs.handle(Received.read(message, RepairCommand.class));
    }
}
