package io.hookline.bitbucket.connect;

import static io.hookline.bitbucket.Results.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.Connection;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.StubServer;
import io.hookline.bitbucket.http.BreakerSettings;
import io.hookline.bitbucket.http.TransportLimits;
import io.hookline.bitbucket.outbound.OutboundRules;
import io.hookline.bitbucket.rate.RateSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of a server, through both adapters, is a failure that says what it means. */
class FaultsIT {

    private static final RepositoryPath PATH = RepositoryPath.of("ws/slug");
    private static final TransportLimits HASTY =
            new TransportLimits(Duration.ofSeconds(2), Duration.ofMillis(1_200), Duration.ofMillis(3_600), 1 << 20);

    private final StubServer server = new StubServer();
    private final HttpBitbucketFactory factory = new HttpBitbucketFactory(
            Clock.systemUTC(),
            new NetworkOptions(OutboundRules.unrestricted(), HASTY, RateSettings.usual(), BreakerSettings.usual()));

    enum Product {
        CLOUD,
        DATA_CENTER;

        String error(String message, String exception) {
            return switch (this) {
                case CLOUD -> "{\"type\":\"error\",\"error\":{\"message\":\"" + message + "\"}}";
                case DATA_CENTER ->
                    "{\"errors\":[{\"message\":\"" + message + "\",\"exceptionName\":\"" + exception + "\"}]}";
            };
        }

        Instance at(StubServer server) {
            return switch (this) {
                case CLOUD -> new Instance.Cloud(server.uri());
                case DATA_CENTER -> new Instance.DataCenter(server.uri());
            };
        }
    }

    @AfterEach
    void stop() {
        factory.close();
        server.close();
    }

    static Stream<Arguments> statuses() {
        return Stream.of(Product.values())
                .flatMap(product -> Stream.of(
                        Arguments.of(product, 400, Failure.Invalid.class),
                        Arguments.of(product, 401, Failure.Unauthorized.class),
                        Arguments.of(product, 403, Failure.Forbidden.class),
                        Arguments.of(product, 404, Failure.NotFound.class),
                        Arguments.of(product, 409, Failure.Conflict.class),
                        Arguments.of(product, 410, Failure.Gone.class),
                        Arguments.of(product, 429, Failure.RateLimited.class),
                        Arguments.of(product, 500, Failure.Unavailable.class),
                        Arguments.of(product, 502, Failure.Unavailable.class),
                        Arguments.of(product, 503, Failure.Unavailable.class),
                        Arguments.of(product, 504, Failure.Unavailable.class)));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void shouldMeanAStatus(Product product, int status, Class<? extends Failure> meaning) {
        server.on("/", status, product.error("words", "com.atlassian.SomeException"));

        assertThat(failure(bitbucket(product).webhooks(PATH))).isInstanceOf(meaning);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void shouldNameTheScopeThatCloudMisses() {
        server.on("/", 403, """
                {"type":"error","error":{"message":"lacking","detail":{"required":["webhook"],"granted":["account"]}}}
                """);

        assertThat(failure(bitbucket(Product.CLOUD).webhooks(PATH)))
                .isEqualTo(new Failure.Forbidden("HTTP 403: lacking", Set.of("webhook")));
    }

    @Test
    void shouldTellDataCentersTwoMeaningsOf401Apart() {
        server.on("/", 401, Product.DATA_CENTER.error("no", "com.atlassian.bitbucket.AuthorisationException"));

        assertThat(failure(bitbucket(Product.DATA_CENTER).webhooks(PATH))).isInstanceOf(Failure.Forbidden.class);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldWaitAsLongAsARefusalSays(Product product) {
        server.on("/", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            StubServer.answer(exchange, 429, "");
        });

        assertThat(failure(bitbucket(product).webhooks(PATH)))
                .isEqualTo(new Failure.RateLimited(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldWaitAMinuteAtLeastWhereARefusalDoesNotSay(Product product) {
        server.on("/", 429, "");

        assertThat(failure(bitbucket(product).webhooks(PATH)))
                .isInstanceOfSatisfying(
                        Failure.RateLimited.class,
                        limited -> assertThat(limited.retryAfter())
                                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(75)));
    }

    static Stream<Arguments> troubles() {
        HttpHandler silent = _ -> pause(5_000);
        HttpHandler halfPage = exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"values\":[".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
        HttpHandler dropped = exchange -> exchange.close();
        HttpHandler dripping = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                pause(100);
            }
        };
        HttpHandler endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(spaces);
            }
        };
        HttpHandler loginPage = exchange -> StubServer.answer(exchange, 200, "<html>Log in</html>");
        return Stream.of(Product.values())
                .flatMap(product -> Stream.of(
                        Arguments.of(product, silent, "connection failed: SocketTimeoutException"),
                        Arguments.of(product, halfPage, "connection failed: ConnectionClosedException"),
                        Arguments.of(product, dropped, "connection failed: NoHttpResponseException"),
                        Arguments.of(product, dripping, "no whole answer within 3 s"),
                        Arguments.of(product, endless, "the answer is longer than is read"),
                        Arguments.of(product, loginPage, "the answer is not JSON")));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void shouldCallTroubleUnavailable(Product product, HttpHandler trouble, String why) {
        server.on("/", trouble);

        assertThat(failure(bitbucket(product).webhooks(PATH))).isEqualTo(new Failure.Unavailable(why));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldPauseAHostThatIsInTroubleForAllOfItsClients(Product product) {
        server.on("/", 503, "");
        for (int call = 0; call < 5; call++) {
            assertThat(failure(bitbucket(product).webhooks(PATH)).why()).startsWith("HTTP 503");
        }

        var other = factory.create(Connection.to(product.at(server)), new Credential.AccessToken("b"), Purpose.REPAIR);

        assertThat(failure(other.webhooks(PATH)))
                .isInstanceOfSatisfying(
                        Failure.Unavailable.class,
                        unavailable -> assertThat(unavailable.why()).contains("calls are paused until"));
        assertThat(server.seen()).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldNotCarryCookiesFromOneCredentialToAnother(Product product) {
        server.on("/", exchange -> {
            var cookie = exchange.getRequestHeaders().getFirst("Cookie");
            exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID=secret");
            StubServer.answer(exchange, cookie == null ? 410 : 500, "");
        });

        assertThat(failure(bitbucket(product).webhooks(PATH))).isInstanceOf(Failure.Gone.class);
        assertThat(failure(bitbucket(product).webhooks(PATH))).isInstanceOf(Failure.Gone.class);
    }

    private Bitbucket bitbucket(Product product) {
        return factory.create(product.at(server), new Credential.AccessToken("a"), Purpose.REPAIR);
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
