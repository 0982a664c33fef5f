package io.hookline.bitbucket.http;

import static io.hookline.bitbucket.Results.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.StubServer;
import io.hookline.bitbucket.outbound.OutboundRules;
import io.hookline.bitbucket.rate.Allowance;
import io.hookline.bitbucket.rate.RateBudget;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpApiIT {

    private static final String TOKEN = "t0ken";

    private final StubServer server = new StubServer();
    private final StubServer elsewhere = new StubServer();
    private final List<Transport> transports = new ArrayList<>();

    @AfterEach
    void stop() {
        transports.forEach(Transport::close);
        server.close();
        elsewhere.close();
    }

    @Test
    void shouldSendTheCredentialAndReadTheAnswer() {
        server.on("/a", 200, "{\"name\":\"x\"}");

        assertThat(name(api(), "/a")).isEqualTo(Result.ok("x"));
        assertThat(server.seen()).extracting(StubServer.Seen::authorization).containsExactly("Bearer " + TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void shouldFollowARedirectWithinTheOrigin(int status) {
        server.redirect("/old", status, "/new");
        server.on("/new", 200, "{\"name\":\"x\"}");

        assertThat(name(api(), "/old")).isEqualTo(Result.ok("x"));
    }

    @Test
    void shouldNotFollowARedirectToAnotherOrigin() {
        server.redirect("/old", 302, elsewhere.uri() + "/login");
        elsewhere.on("/login", 200, "{\"name\":\"x\"}");

        assertThat(failure(name(api(), "/old"))).isInstanceOf(Failure.Unavailable.class);
        assertThat(elsewhere.seen()).isEmpty();
    }

    @Test
    void shouldNotAskAnAddressOfAnotherOrigin() {
        elsewhere.on("/page", 200, "{\"name\":\"x\"}");
        var next = URI.create(elsewhere.uri() + "/page");

        assertThat(failure(api().get(next, json -> json.required("name")))).isInstanceOf(Failure.Unavailable.class);
        assertThat(elsewhere.seen()).isEmpty();
    }

    @Test
    void shouldGiveUpOnRedirectsInACircle() {
        server.redirect("/round", 307, "/round");

        assertThat(name(api(), "/round")).isEqualTo(Result.failed(new Failure.Unavailable("too many redirects")));
        assertThat(server.seen()).hasSize(4);
    }

    @Test
    void shouldNotRepeatAChangeAtAnotherAddress() {
        server.redirect("/old", 307, "/new");
        server.on("/new", 204, "");

        assertThat(failure(api().send("DELETE", "/old", null))).isInstanceOf(Failure.NotFound.class);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void shouldTakeAnAnswerWithoutABody() {
        server.on("/a", 204, "");

        assertThat(api().send("DELETE", "/a", null)).isEqualTo(Result.ok(Done.DONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"name\":", "[]", "{\"name\":null}"})
    void shouldNotTakeAnUnreadableAnswerForNothing(String body) {
        server.on("/a", 200, body);

        assertThat(failure(name(api(), "/a"))).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void shouldNotWaitForABodyThatNeverEnds() {
        var ended = new CountDownLatch(1);
        server.on("/a", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitQuietly(ended);
        });

        assertThat(failure(name(api(Duration.ofMillis(300)), "/a"))).isInstanceOf(Failure.Unavailable.class);
        ended.countDown();
    }

    @Test
    void shouldSurviveAConnectionThatDropsHalfWay() {
        server.on("/a", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8));
        });

        assertThat(failure(name(api(), "/a"))).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void shouldNotTakeABodyWithoutMeasure() {
        server.on("/a", 200, "x".repeat(11 << 20));

        assertThat(failure(api().getBytes("/a"))).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void shouldTellThatNobodyListens() {
        server.close();

        assertThat(failure(name(api(), "/a")).why())
                .startsWith("connection failed")
                .doesNotContain(TOKEN);
    }

    @Test
    void shouldLeaveBitbucketAloneAfterARefusal() {
        server.on("/a", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "30");
            StubServer.answer(exchange, 429, "");
        });
        var api = api();

        assertThat(name(api, "/a")).isEqualTo(Result.failed(new Failure.RateLimited(Duration.ofSeconds(30))));
        assertThat(failure(name(api, "/a"))).isInstanceOf(Failure.RateLimited.class);
        assertThat(server.seen()).hasSize(1);
    }

    private HttpApi api() {
        return api(Duration.ofSeconds(20));
    }

    private HttpApi api(Duration timeOut) {
        var limits = new TransportLimits(timeOut, timeOut, timeOut, 10 << 20);
        var transport = new Transport(OutboundRules.unrestricted(), null, limits);
        transports.add(transport);
        var budget = RateBudget.dataCenter(Clock.systemUTC(), RandomGenerator.getDefault());
        return new HttpApi(
                new Link(transport, new Breakers(BreakerSettings.usual(), Clock.systemUTC())),
                server.uri(),
                new Credential.AccessToken(TOKEN),
                new Allowance(_ -> budget, Purpose.ROUTINE),
                answer -> new Failure.Invalid("HTTP " + answer.status()));
    }

    private static Result<String> name(HttpApi api, String path) {
        return api.get(path, json -> json.required("name"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
