package io.hookline.gateway.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.wire.CloudEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

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
