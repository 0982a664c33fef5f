package io.hookline.gateway.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.DeliveryAnswered;
import io.hookline.contracts.event.Product;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(GatewayProfile.class)
@WithTestResource(OwnKafka.class)
class RefusalIT extends AgainstGateway<OwnKafka> {

    @Test
    void shouldRefuseAnUnsignedPingOfCloudWhichSendsNone() {
        refused(
                hook.unsigned("diagnostics:ping", "{\"test\":true}")
                        .post(hook.path())
                        .then(),
                401,
                "signature-missing");
    }

    @Test
    void shouldRefuseADeliveryWithoutSignature() {
        refused(hook.unsigned("repo:push", hook.push()).post(hook.path()).then(), 401, "signature-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1=0123", "sha256=xyz"})
    void shouldRefuseAMalformedSignature(String signature) {
        refused(
                hook.unsigned("repo:push", hook.push())
                        .header("X-Hub-Signature", signature)
                        .post(hook.path())
                        .then(),
                401,
                "signature-malformed");
    }

    @Test
    void shouldRefuseAWrongSignature() {
        refused(
                hook.unsigned("repo:push", hook.push())
                        .header("X-Hub-Signature", hook.signatureOf("another body"))
                        .post(hook.path())
                        .then(),
                401,
                "signature-wrong");
    }

    /** Fewer records than attempts, and none of a hook that nobody registered. */
    @Test
    void shouldTellOfRefusedDeliveriesOnlySoOften() {
        Hook unknown = Hook.of(Product.CLOUD);
        unknown.signed("repo:push", unknown.push()).post(unknown.path()).then().statusCode(404);
        String event = "x".repeat(101);
        for (int i = 0; i < 30; i++) {
            hook.unsigned(event, "{}").post(hook.path()).then().statusCode(401);
        }
        hook.signed("repo:fork", "{\"some\":1}").post(hook.path()).then().statusCode(200);

        await().untilAsserted(() ->
                assertThat(answered()).anyMatch(one -> one.outcome().equals("ignored")));
        assertThat(answered())
                .filteredOn(one -> one.eventKey() == null)
                .hasSizeBetween(1, 20)
                .allSatisfy(one -> {
                    assertThat(one.signed()).isFalse();
                    assertThat(one.outcome()).isEqualTo("signature-missing");
                    assertThat(one.status()).isEqualTo(401);
                    assertThat(one.bytes()).isEqualTo(2);
                });
        assertThat(answered())
                .filteredOn(DeliveryAnswered::signed)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.project()).isEqualTo(hook.registration().project());
                    assertThat(one.eventKey()).isEqualTo("repo:fork");
                    assertThat(one.bytes()).isEqualTo(10);
                    assertThat(one.deliveryId()).isNotNull();
                });
        assertThat(kafka.recordsOf(Topic.DELIVERIES, unknown.registration().id().value()))
                .isEmpty();
    }

    @Test
    void shouldRefuseADeliveryToAnUnknownHook() {
        Hook unknown = Hook.of(Product.CLOUD);

        refused(unknown.signed("repo:push", unknown.push()).post(unknown.path()).then(), 404, "unknown-hook");
    }

    @Test
    void shouldRefuseABodyOfFiveMegabytes() {
        String body = " ".repeat(5_000_000);

        refused(hook.signed("repo:push", body).post(hook.path()).then(), 413, "body-too-large");
    }

    @Test
    void shouldAnswerAtOnceWhenABodyIsAnnouncedTooLarge() throws IOException {
        String answer = raw("POST " + hook.path() + " HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n"
                + "Content-Length: 5000000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    @Test
    void shouldRefuseABodyThatGrowsTooLargeInChunks() throws IOException {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";

        String answer = raw("POST " + hook.path() + " HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(65));

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void shouldRefuseTruncatedJson() {
        String push = hook.push();

        refused(
                hook.signed("repo:push", push.substring(0, push.length() / 2))
                        .post(hook.path())
                        .then(),
                400,
                "malformed-json");
    }

    @Test
    void shouldRefuseJsonThatNestsTenThousandDeep() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        refused(hook.signed("repo:push", deep).post(hook.path()).then(), 400, "malformed-json");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonish"})
    void shouldRefuseAnotherContentType(String contentType) throws IOException {
        String header = contentType == null ? "" : "Content-Type: " + contentType + "\r\n";

        String answer = raw("POST " + hook.path() + " HTTP/1.1\r\nHost: gateway\r\n" + header
                + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 415").contains("urn:hookline:problem:unsupported-media-type");
    }

    @Test
    void shouldRefuseADeliveryWithoutEventKey() {
        refused(
                given().header("Content-Type", "application/json")
                        .header("X-Hub-Signature", hook.signatureOf("{}"))
                        .body("{}".getBytes(UTF_8))
                        .post(hook.path())
                        .then(),
                400,
                "missing-event-key");
    }

    @Test
    void shouldRefuseADeliveryAboutAnotherRepository() {
        String body = hook.push().replace(hook.repositoryId(), "{another}");

        refused(hook.signed("repo:push", body).post(hook.path()).then(), 422, "other-repository");
    }

    @Test
    void shouldCutOffASenderThatTricklesItsBody() throws Exception {
        String answer = answerToTrickle("POST " + hook.path()
                + " HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("urn:hookline:problem:too-slow");
    }

    @Test
    void shouldCutOffASenderThatTricklesItsHead() throws Exception {
        assertThat(answerToTrickle("POST " + hook.path() + " HTTP/1.1\r\nHost: gateway\r\nX-Event-Key:"))
                .isEmpty();
    }

    @Test
    void shouldCutOffASenderThatTricklesItsSecondHead() throws Exception {
        assertThat(answerToTrickle("GET /q/health/live HTTP/1.1\r\nHost: gateway\r\n\r\nPOST /hooks/"))
                .startsWith("HTTP/1.1 200")
                .containsOnlyOnce("HTTP/1.1");
    }

    @Test
    void shouldRefuseAnEncodingThatItCannotUndo() {
        refused(
                hook.signed("repo:push", hook.push())
                        .header("Content-Encoding", "br")
                        .post(hook.path())
                        .then(),
                415,
                "unsupported-encoding");
    }

    @Test
    void shouldRefuseWhatIsNoGzip() {
        refused(
                hook.signed("repo:push", hook.push())
                        .header("Content-Encoding", "gzip")
                        .post(hook.path())
                        .then(),
                400,
                "malformed-encoding");
    }

    @Test
    void shouldRefuseAFewBytesThatUnpackToMoreThanABody() {
        refused(
                hook.packed(hook.signatureOf("x"), Hook.gzip(" ".repeat(5_000_000)))
                        .post(hook.path())
                        .then(),
                413,
                "body-too-large");
    }

    @Test
    void shouldRefuseOtherMethodsThanPost() {
        refused(given().get(hook.path()).then().header("Allow", "POST"), 405, "method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/other", "/hooks", "/hooks/a/b"})
    void shouldRefuseOtherPaths(String path) {
        refused(given().post(path).then(), 404, "no-such-path");
    }

    /** Everything that is answered until the gateway hangs up on a sender that goes on with a space now and then. */
    private static String answerToTrickle(String begin) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(begin.getBytes(UTF_8));
            Thread trickle = Thread.ofVirtual().start(() -> {
                while (trickled(out)) {
                    LockSupport.parkNanos(50_000_000);
                }
            });
            String answer = readToEnd(socket.getInputStream());
            assertThat(trickle.join(Duration.ofSeconds(10))).isTrue();
            return answer;
        }
    }

    /** Hung up on while bytes are on their way, a sender may see its connection reset. */
    private static String readToEnd(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.write(next);
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        return read.toString(UTF_8);
    }

    private List<DeliveryAnswered> answered() {
        return kafka.recordsOf(Topic.DELIVERIES, hook.registration().id().value()).stream()
                .map(message -> Kafka.read(message, DeliveryAnswered.class).data())
                .toList();
    }

    private void refused(ValidatableResponse answer, int status, String type) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:" + type))
                .body("status", equalTo(status))
                .body("title", notNullValue());
        assertThat(eventsOf(hook)).isEmpty();
        assertThat(kafka.recordsOf(Topic.QUARANTINE, hook.registration().id().value()))
                .isEmpty();
    }

    private static boolean trickled(OutputStream out) {
        try {
            out.write(' ');
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
