package io.hookline.connector.oauth;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.bench.Bench;
import io.hookline.connector.bench.Consumers;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.connector.credential.CredentialKey;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer;
import io.hookline.connector.credential.Credentials;
import io.hookline.connector.credential.Renewals;
import io.hookline.connector.credential.Tokens;
import io.hookline.connector.credential.Use;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Setting;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class TokenRenewalIT extends OnBench {

    @Inject
    AccessTokens tokens;

    @Inject
    Credentials credentials;

    @Inject
    Renewals renewals;

    @Inject
    Grants grants;

    @Inject
    Authorizations authorizations;

    @Inject
    TestCrashPoints crashPoints;

    @Inject
    ConnectorConfig config;

    @Inject
    Clock clock;

    @Inject
    Pool pool;

    @AfterEach
    void noGrace() {
        bench.control().conditions().set(Setting.CLOUD_REFRESH_GRACE, "0");
    }

    /** The service of another replica, which shares nothing but the database. */
    private AccessTokens replica() {
        return new AccessTokens(credentials, renewals, grants, crashPoints, config, clock);
    }

    private static CredentialKey key(String connector) {
        return new CredentialKey(ConnectorId.of(connector), Use.SETUP);
    }

    private static OAuthEndpoints at(Product product) {
        URI api = product == Product.CLOUD
                ? bench.simulator().cloud().restBase()
                : bench.simulator().dataCenter().base();
        return OAuthEndpoints.of(io.hookline.contracts.event.Product.valueOf(product.name()), api, null);
    }

    private Tokens stored(String connector) {
        return Objects.requireNonNull(
                credentials.open(key(connector)).orElseThrow().tokens());
    }

    private static long renewals(String outcome) {
        return bench.simulator()
                .requestLog()
                .entries(entry -> entry.request().rawPath().matches(".*/(access_token|token)")
                        && Integer.toString(entry.response().status()).equals(outcome))
                .size();
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldRenewOnceHoweverManyAskAtOnce(Product product) throws Exception {
        String connector = Consumers.connected(bench, product);
        String refused = stored(connector).access();
        bench.simulator().requestLog().clear();
        List<AccessTokens> replicas = List.of(replica(), replica());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TokenResult>> results = threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<TokenResult>>mapToObj(
                            i -> () -> replicas.get(i % 2).get(key(connector), at(product), refused))
                    .toList());
            for (Future<TokenResult> result : results) {
                assertThat(result.get())
                        .isEqualTo(new TokenResult.Good(stored(connector).access()));
            }
        }
        assertThat(renewals("200")).isEqualTo(1);
        assertThat(renewals("400")).isZero();
        assertThat(stored(connector).access()).isNotEqualTo(refused);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldRenewOnceWhenBitbucketRefusesATokenThatLooksFresh(Product product) {
        String connector = Consumers.connected(bench, product);
        bench.control().conditions().advanceClock(Duration.ofHours(3));
        bench.simulator().requestLog().clear();
        Bench.createProject(connector, bench.repository(product)).statusCode(201);
        assertThat(renewals("200")).isEqualTo(1);
        as("viewer").get("/connectors/" + connector).then().body("credential.state", equalTo("CONNECTED"));
    }

    @Test
    void shouldRenewAnewWhatAConsumerWasGranted() {
        String connector = as("admin")
                .body(bench.connectorBody(
                        Product.CLOUD,
                        Map.of(
                                "credential",
                                Consumers.credential("oauthClient", Consumers.create(bench, Product.CLOUD)))))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        bench.control().conditions().advanceClock(Duration.ofHours(3));
        Bench.createProject(connector, bench.repository(Product.CLOUD)).statusCode(201);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldNotStormABitbucketThatRefusesEveryToken(Product product) {
        String connector = Consumers.connected(bench, product);
        bench.control().people().revokeToken(stored(connector).access());
        assertThat(tokens.get(key(connector), at(product), stored(connector).access()))
                .isInstanceOf(TokenResult.Good.class);
        bench.simulator().requestLog().clear();
        String again = stored(connector).access();
        bench.control().people().revokeToken(again);
        for (int i = 0; i < 5; i++) {
            Bench.createProject(connector, bench.repository(product)).statusCode(422);
        }
        assertThat(renewals("200")).isZero();
        as("viewer").get("/connectors/" + connector).then().body("credential.state", equalTo("REVOKED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token renewal begun", "token renewal stored"})
    void shouldGoOnWithAUsableTokenWhereNothingOfBitbucketsWasLost(String place) {
        String connector = Consumers.connected(bench, Product.CLOUD);
        String refused = stored(connector).access();
        crashPoints.crashAt(place);
        assertThatThrownBy(() -> tokens.get(key(connector), at(Product.CLOUD), refused))
                .isInstanceOf(TestCrashPoints.Crash.class);
        assertThat(replica().get(key(connector), at(Product.CLOUD), refused)).isInstanceOf(TokenResult.Good.class);
        Bench.createProject(connector, bench.repository(Product.CLOUD)).statusCode(201);
    }

    @Test
    void shouldTakeOverFromAHolderThatDied() {
        String connector = Consumers.connected(bench, Product.CLOUD);
        assertThat(renewals.begin(key(connector), UUID.randomUUID())).isTrue();
        assertThat(renewals.begin(key(connector), UUID.randomUUID())).isFalse();
        pool.preparedQuery("update credential set renewal_until = now() where connector_id = $1")
                .execute(Tuple.of(key(connector).connector().value()))
                .await()
                .indefinitely();
        assertThat(tokens.get(
                        key(connector), at(Product.CLOUD), stored(connector).access()))
                .isInstanceOf(TokenResult.Good.class);
    }

    @Test
    void shouldTryTheOldRefreshTokenOnceMoreWhereBitbucketsAnswerWasLost() {
        bench.control().conditions().set(Setting.CLOUD_REFRESH_GRACE, "60");
        String connector = Consumers.connected(bench, Product.CLOUD);
        String refused = stored(connector).access();
        crashPoints.crashAt("token renewal answered");
        assertThatThrownBy(() -> tokens.get(key(connector), at(Product.CLOUD), refused))
                .isInstanceOf(TestCrashPoints.Crash.class);
        assertThat(stored(connector).access()).isEqualTo(refused);
        assertThat(replica().get(key(connector), at(Product.CLOUD), refused)).isInstanceOf(TokenResult.Good.class);
        Bench.createProject(connector, bench.repository(Product.CLOUD)).statusCode(201);
    }

    @Test
    void shouldAskForAPersonWhereBitbucketsAnswerIsLostForEver() {
        String connector = Consumers.connected(bench, Product.CLOUD);
        String refused = stored(connector).access();
        crashPoints.crashAt("token renewal answered");
        assertThatThrownBy(() -> tokens.get(key(connector), at(Product.CLOUD), refused))
                .isInstanceOf(TestCrashPoints.Crash.class);
        assertThat(replica().get(key(connector), at(Product.CLOUD), refused)).isInstanceOf(TokenResult.Refused.class);
        bench.simulator().requestLog().clear();
        assertThat(tokens.get(key(connector), at(Product.CLOUD), refused)).isInstanceOf(TokenResult.Refused.class);
        assertThat(renewals("400")).isZero();
        as("viewer")
                .get("/connectors/" + connector)
                .then()
                .body("credential.state", equalTo("REVOKED"))
                .body("credential.why", containsString("was lost"))
                .body("credential.remedy", containsString("Connect again"));
        Consumers.grant(Consumers.authorize(connector)).statusCode(200);
        Bench.createProject(connector, bench.repository(Product.CLOUD)).statusCode(201);
    }

    @Test
    void shouldKeepAConnectorWhoseBitbucketIsAway() {
        String connector = Consumers.connected(bench, Product.CLOUD);
        String refused = stored(connector).access();
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "POST", "*/access_token", new Fault.Status(503, Map.of(), "down"), 1));
        assertThat(tokens.get(key(connector), at(Product.CLOUD), refused)).isInstanceOf(TokenResult.Unavailable.class);
        as("viewer").get("/connectors/" + connector).then().body("credential.state", equalTo("CONNECTED"));
        assertThat(tokens.get(key(connector), at(Product.CLOUD), refused)).isInstanceOf(TokenResult.Good.class);
    }

    @Test
    void shouldKeepAGrantAliveThatNobodyUses() {
        String connector = Consumers.connected(bench, Product.CLOUD);
        Tokens before = stored(connector);
        bench.control().conditions().advanceClock(Duration.ofDays(60));
        assertThat(tokens.keepAlive(key(connector), at(Product.CLOUD))).isInstanceOf(TokenResult.Good.class);
        bench.control().conditions().advanceClock(Duration.ofDays(60));
        assertThat(tokens.keepAlive(key(connector), at(Product.CLOUD))).isInstanceOf(TokenResult.Good.class);
        assertThat(stored(connector).refresh()).isNotEqualTo(before.refresh());
        bench.control().conditions().advanceClock(Duration.ofDays(91));
        assertThat(tokens.keepAlive(key(connector), at(Product.CLOUD))).isInstanceOf(TokenResult.Refused.class);
    }

    @Test
    void shouldTellAPersonWhenBitbucketEndsTheGrant() {
        String connector = Consumers.connected(bench, Product.DATA_CENTER);
        Tokens granted = stored(connector);
        OAuthConsumer consumer =
                (OAuthConsumer) credentials.open(key(connector)).orElseThrow().secret();
        assertThat(authorizations.revoke(at(Product.DATA_CENTER), consumer, granted.refresh()))
                .isTrue();
        assertThat(tokens.get(key(connector), at(Product.DATA_CENTER), granted.access()))
                .isInstanceOf(TokenResult.Refused.class);
        as("viewer").get("/connectors/" + connector).then().body("credential.state", equalTo("REVOKED"));
    }
}
