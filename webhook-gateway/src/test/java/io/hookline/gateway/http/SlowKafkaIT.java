package io.hookline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that is there and does not answer for a while. */
@QuarkusTest
@TestProfile(SlowKafkaIT.Profile.class)
@WithTestResource(KafkaProcess.class)
class SlowKafkaIT extends AgainstGateway<KafkaProcess> {

    private static final int MAX_IN_FLIGHT = 20;
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @BeforeEach
    void awaitKafka() {
        await().untilAsserted(() -> assertThat(push().statusCode()).isEqualTo(202));
    }

    @AfterEach
    void letGo() {
        broker.letGo();
    }

    /** Those that wait keep waiting, while one that comes later is sent away though there is room; in the end they are accepted. */
    @Test
    void shouldAskToSendAgainAtOnceWhileOthersWaitForLong() {
        broker.hold();
        List<CompletableFuture<Response>> all = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            all.add(sent());
            return all.stream().anyMatch(CompletableFuture::isDone);
        });
        assertThat(all).hasSizeLessThan(MAX_IN_FLIGHT);
        assertThat(all.getFirst()).isNotDone();

        broker.letGo();
        assertThat(all.getFirst().join().statusCode()).isEqualTo(202);
        assertThat(refusedOf(all)).isNotEmpty();
        await().untilAsserted(() -> assertThat(push().statusCode()).isEqualTo(202));
    }

    @Test
    void shouldLetOnlySoManyWait() {
        broker.hold();
        List<CompletableFuture<Response>> all =
                Stream.generate(this::sent).limit(3 * MAX_IN_FLIGHT).toList();
        await().untilAsserted(() ->
                assertThat(all).filteredOn(CompletableFuture::isDone).hasSizeGreaterThanOrEqualTo(2 * MAX_IN_FLIGHT));
        broker.letGo();

        assertThat(refusedOf(all)).hasSizeBetween(2 * MAX_IN_FLIGHT, 3 * MAX_IN_FLIGHT - 1);
    }

    /** The others were accepted. */
    private static List<Response> refusedOf(List<CompletableFuture<Response>> all) {
        List<Response> refused = all.stream()
                .map(CompletableFuture::join)
                .filter(one -> one.statusCode() != 202)
                .toList();
        refused.forEach(one -> one.then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:kafka-unavailable")));
        return refused;
    }

    private CompletableFuture<Response> sent() {
        return CompletableFuture.supplyAsync(this::push, THREADS);
    }

    private Response push() {
        return hook.signed("repo:push", hook.push()).post(hook.path());
    }

    /** Whoever waits may do so for as long as the settings allow, but after a second nobody joins it. */
    public static final class Profile extends GatewayProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("hookline.gateway.publish-timeout", "8s");
            settings.put("hookline.gateway.request-timeout", "15s");
            settings.put("hookline.gateway.max-wait", "1s");
            settings.put("hookline.gateway.max-in-flight", Integer.toString(MAX_IN_FLIGHT));
            return settings;
        }
    }
}
