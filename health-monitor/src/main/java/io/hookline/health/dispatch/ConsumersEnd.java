package io.hookline.health.dispatch;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Has the consumers end what they are at, commit it and leave their groups when the looks and the outbox are done. Quarkus does so too, but
 * only after it has closed the pool of database connections, without which nothing can be ended.
 */
@ApplicationScoped
class ConsumersEnd {

    private final KafkaConnector kafka;

    ConsumersEnd(@Connector(KafkaConnector.CONNECTOR_NAME) KafkaConnector kafka) {
        this.kafka = kafka;
    }

    void end(@Observes @Priority(300) ShutdownEvent event) {
        kafka.terminate(event);
    }
}
