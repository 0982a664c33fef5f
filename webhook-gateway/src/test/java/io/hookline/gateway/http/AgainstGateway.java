package io.hookline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.not;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Product;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;

/** A test against a running gateway, its Kafka, and a hook that is registered anew for each test. */
abstract class AgainstGateway<B extends Broker> {

    final Hook hook = Hook.of(Product.CLOUD);
    B broker;
    Kafka kafka;

    @BeforeEach
    void registerHook() {
        kafka = new Kafka(broker.bootstrapServers());
        register(hook);
    }

    void register(Hook hook) {
        kafka.register(hook);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> hook.unsigned("repo:push", "{}")
                        .post(hook.path())
                        .then()
                        .statusCode(not(404)));
    }

    List<ConsumerRecord<String, byte[]>> eventsOf(Hook hook) {
        return kafka.recordsOf(Topic.REPOSITORY_EVENTS, hook.repositoryId());
    }

    /** Sends bytes that no client library would, and reads what is answered to them at once. */
    static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            byte[] answer = new byte[2048];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(length, 0), UTF_8);
        }
    }
}
