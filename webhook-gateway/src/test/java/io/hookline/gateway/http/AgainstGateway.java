package io.hookline.gateway.http;

import static org.awaitility.Awaitility.await;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Product;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;

/** A test against a running gateway, its Kafka, and a hook that is registered anew for each test. */
abstract class AgainstGateway {

    final Hook hook = Hook.of(Product.CLOUD);
    OwnKafka broker;
    Kafka kafka;

    @BeforeEach
    void registerHook() {
        kafka = new Kafka(broker.bootstrapServers());
        register(hook);
    }

    void register(Hook hook) {
        kafka.register(hook);
        await().untilAsserted(() ->
                hook.unsigned("repo:push", "{}").post(hook.path()).then().statusCode(401));
    }

    List<ConsumerRecord<String, byte[]>> eventsOf(Hook hook) {
        return kafka.recordsOf(Topic.REPOSITORY_EVENTS, hook.repositoryId());
    }
}
