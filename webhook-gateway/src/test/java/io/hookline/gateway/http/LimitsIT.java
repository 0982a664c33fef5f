package io.hookline.gateway.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.hookline.contracts.event.Product;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway whose limits are within a test's reach. */
@QuarkusTest
@TestProfile(LimitsIT.Profile.class)
@WithTestResource(OwnKafka.class)
class LimitsIT extends AgainstGateway<OwnKafka> {

    /** Far above what this class's client leaves open. */
    private static final int CONNECTIONS = 300;

    private static final int MAX_BODY = 256 * 1024;

    private final Hook dataCenter = Hook.of(Product.DATA_CENTER);

    @BeforeEach
    void registerDataCenter() {
        register(dataCenter);
    }

    @Test
    void shouldRefuseCloudsHooksFromOtherAddressesAndTakeDataCenters() {
        hook.signed("repo:push", hook.push())
                .post(hook.path())
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:hookline:problem:source-not-allowed"));
        assertThat(eventsOf(hook)).isEmpty();

        push().then().statusCode(202);
    }

    @Test
    void shouldRefuseABodyWhileOthersTakeTheMemory() throws IOException {
        try (Socket slow = connect()) {
            announceLongest(slow, MAX_BODY - 1);
            await().untilAsserted(() -> given().get("/q/metrics")
                    .then()
                    .body(containsString("hookline_gateway_receiving_bytes " + (double) MAX_BODY)));

            push().then().statusCode(503).body("type", equalTo("urn:hookline:problem:too-much-at-once"));
        }
        await().untilAsserted(() -> push().then().statusCode(202));
    }

    @Test
    void shouldTakeABodyWhileOthersOnlyAnnounceTheirs() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                slow.add(connect());
                announceLongest(slow.getLast(), 1);
            }
            push().then().statusCode(202);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void shouldHangUpOnMoreConnectionsThanItTakes() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS + 100; i++) {
                open.add(connect());
            }
            assertThat(open.stream().filter(LimitsIT::isAnswered)).hasSizeBetween(1, CONNECTIONS);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        await().ignoreExceptions().untilAsserted(() -> push().then().statusCode(202));
    }

    private Response push() {
        return dataCenter.signed("repo:refs_changed", dataCenter.push()).post(dataCenter.path());
    }

    /** Announces the longest body there may be, and sends the beginning of it. */
    private void announceLongest(Socket socket, int sent) throws IOException {
        socket.getOutputStream()
                .write(("POST " + dataCenter.path()
                                + " HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n"
                                + "Content-Length: " + MAX_BODY + "\r\n\r\n" + " ".repeat(sent))
                        .getBytes(UTF_8));
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static boolean isAnswered(Socket socket) {
        try {
            socket.getOutputStream().write("GET /q/health/live HTTP/1.1\r\nHost: gateway\r\n\r\n".getBytes(UTF_8));
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A profile of its own, so that this gateway is not shared with other tests. */
    public static final class Profile extends GatewayProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("hookline.gateway.receive-timeout", "9s");
            settings.put("hookline.gateway.request-timeout", "15s");
            settings.put("hookline.gateway.max-body", "256K");
            settings.put("hookline.gateway.max-receiving", "256K");
            settings.put("hookline.gateway.cloud-ranges", ranges().toString());
            settings.put("quarkus.http.limits.max-connections", Integer.toString(CONNECTIONS));
            return settings;
        }

        private static Path ranges() {
            try {
                Path file = Files.createTempFile("ranges", ".json");
                file.toFile().deleteOnExit();
                return Files.writeString(file, """
                        {"items":[{"cidr":"203.0.113.0/24","product":["bitbucket"],"direction":["egress"]}]}""");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
