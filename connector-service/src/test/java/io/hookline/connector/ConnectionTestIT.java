package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.simulator.ProductAddresses;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.TokenKind;
import io.hookline.simulator.tls.TestCertificates;
import io.hookline.simulator.tls.TlsFront;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class ConnectionTestIT extends OnBench {

    private static final String HTML = "<html><form><input type=\"password\"></form></html>";

    @TempDir
    static Path directory;

    private static TestCertificates certificates;
    private static RepositoryRef cloudRepository;
    private static RepositoryRef dataCenterRepository;

    @Inject
    Pool pool;

    @Inject
    TestCrashPoints crashes;

    @BeforeAll
    static void prepare() {
        certificates = TestCertificates.make(directory);
        cloudRepository = bench.repository(Product.CLOUD);
        dataCenterRepository = bench.repository(Product.DATA_CENTER);
    }

    @AfterEach
    void resetSettings() {
        for (Setting setting : Set.of(
                Setting.DC_CAPTCHA,
                Setting.DC_UNLICENSED_USER,
                Setting.DC_BASE_URL,
                Setting.DC_ACCESS_KEYS_ENABLED,
                Setting.DC_VERSION)) {
            bench.control().conditions().set(setting, setting.initial());
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldPassAllStepsAndKeepTheTest(Product product) {
        String connector = bench.connector(product);
        String test = test(connector, product)
                .body("result", equalTo("SUCCESS"))
                .body("steps", hasSize(11))
                .body("steps.outcome", not(hasItem("FAILED")))
                .extract()
                .path("id");
        as("viewer")
                .get("/connectors/" + connector + "/tests")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(test));
        as("viewer")
                .get("/connectors/" + connector + "/tests/" + test)
                .then()
                .statusCode(200)
                .body("steps.find { it.step == 'REPOSITORY' }.finding", equalTo("repository-found"));
    }

    @Test
    void shouldChangeNothingOnBitbucket() {
        String connector = bench.connector(Product.CLOUD);
        bench.simulator().requestLog().clear();
        test(connector, Product.CLOUD);
        assertThat(bench.simulator().requestLog().entries())
                .isNotEmpty()
                .allMatch(entry -> entry.request().method().equals("GET"));
    }

    @Test
    void shouldStoreNothingOfAConnectorThatIsOnlyTried() {
        Map<String, Object> body = bench.connectorBody(Product.CLOUD, Map.of());
        tried(body, Product.CLOUD).body("result", equalTo("SUCCESS")).body("id", nullValue());
        as("viewer").get("/connectors").then().body("name", not(hasItem(body.get("name"))));
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, certificate-expired",
        "NOT_YET_VALID, certificate-not-yet-valid",
        "SELF_SIGNED, certificate-self-signed",
        "GOOD, certificate-issuer-unknown"
    })
    void shouldNameTheCertificatesFault(TestCertificates.Kind kind, String finding) {
        try (TlsFront front = TlsFront.open(
                certificates, kind, bench.addresses(Product.DATA_CENTER).base())) {
            fault(
                    tried(
                            Product.DATA_CENTER,
                            Map.of("baseUrl", front.at("/bitbucket").toString())),
                    "TLS",
                    finding);
        }
    }

    @Test
    void shouldNameFaultsOfTheAddress() throws IOException {
        int closed;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            closed = server.getLocalPort();
        }
        URI base = bench.addresses(Product.DATA_CENTER).base();
        fault(tried(Product.DATA_CENTER, Map.of("baseUrl", "https://bitbucket.invalid")), "ADDRESS", "name-unknown");
        fault(tried(Product.DATA_CENTER, Map.of("baseUrl", "http://127.0.0.1:" + closed)), "TCP", "port-closed");
        fault(
                tried(Product.DATA_CENTER, Map.of("baseUrl", base.toString().replace("/bitbucket", "/wrong"))),
                "API",
                "path-wrong");
    }

    @Test
    void shouldNameALoginPageAnOldVersionAndALocalBaseUrl() {
        bench.control()
                .conditions()
                .fault(new FaultRule(
                        "datacenter",
                        "GET",
                        "*/application-properties",
                        new Fault.Status(200, Map.of("Content-Type", "text/html"), HTML),
                        1));
        fault(tried(Product.DATA_CENTER, Map.of()), "API", "login-page");
        bench.control().conditions().set(Setting.DC_VERSION, "7.13");
        fault(tried(Product.DATA_CENTER, Map.of()), "API", "version-too-old");
        bench.control().conditions().set(Setting.DC_VERSION, Setting.DC_VERSION.initial());
        bench.control().conditions().set(Setting.DC_BASE_URL, "http://localhost:7990/bitbucket");
        partial(tried(Product.DATA_CENTER, Map.of()), "BASE_URL", "base-url-localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "apiToken,    ann,             ATATT-wrong, email-needed",
        "apiToken,    ann@example.com, hunter2,     password-not-token",
        "apiToken,    ann@example.com, ATCTT-wrong, access-token-as-api-token",
        "apiToken,    ann@example.com, ATATT-wrong, token-refused",
        "accessToken, '',              ATATT-wrong, api-token-as-access-token"
    })
    void shouldNameTheCloudCredentialsFault(String kind, String email, String token, String finding) {
        Map<String, String> credential = new HashMap<>(Map.of("kind", kind, "token", token));
        if (!email.isEmpty()) {
            credential.put("email", email);
        }
        fault(tried(Product.CLOUD, Map.of("credential", credential)), "AUTHENTICATION", finding);
    }

    @Test
    void shouldNameTheDataCenterCredentialsFault() {
        Map<String, Object> password =
                Map.of("credential", Map.of("kind", "basic", "user", "ann", "password", "ann-password"));
        fault(
                tried(Product.DATA_CENTER, credential("basic", "user", "ann", "password", "BBDC-wrong")),
                "AUTHENTICATION",
                "token-as-password");
        fault(
                tried(Product.DATA_CENTER, credential("basic", "user", "ann", "password", "wrong")),
                "AUTHENTICATION",
                "password-refused");
        bench.control().conditions().set(Setting.DC_CAPTCHA, "true");
        fault(tried(Product.DATA_CENTER, password), "AUTHENTICATION", "captcha");
        bench.control().conditions().set(Setting.DC_CAPTCHA, "false");
        bench.control().conditions().set(Setting.DC_UNLICENSED_USER, "ann");
        fault(tried(Product.DATA_CENTER, password), "AUTHENTICATION", "unlicensed");
    }

    @Test
    void shouldNameTokensThatEndedInVirtualTimeOrByHand() {
        String expiring =
                token(Product.CLOUD, TokenKind.REPOSITORY, cloudRepository, Set.of("repository"), Duration.ofDays(1));
        String revoked = token(Product.DATA_CENTER, TokenKind.USER, null, Set.of("REPO_ADMIN"), null);
        String cloud = connector(Product.CLOUD, credential("accessToken", "token", expiring));
        String dataCenter = connector(Product.DATA_CENTER, credential("accessToken", "token", revoked));
        bench.control().conditions().advanceClock(Duration.ofDays(2));
        bench.control().people().revokeToken(revoked);
        fault(test(cloud, Product.CLOUD), "AUTHENTICATION", "token-expired");
        fault(test(dataCenter, Product.DATA_CENTER), "AUTHENTICATION", "token-no-longer-accepted");
    }

    @Test
    void shouldNameTheScopesAndPermissionsThatAreMissing() {
        String narrow = token(
                Product.CLOUD,
                TokenKind.API_TOKEN,
                null,
                Set.of("read:user:bitbucket", "read:repository:bitbucket", "read:pullrequest:bitbucket"),
                null);
        partial(
                        tried(Product.CLOUD, credential("apiToken", "email", "ann@example.com", "token", narrow)),
                        "SCOPES",
                        "scopes-missing")
                .body(
                        "steps.find { it.step == 'SCOPES' }.evidence",
                        containsString("delete:webhook:bitbucket, read:webhook:bitbucket"));
        String reading = token(Product.DATA_CENTER, TokenKind.USER, null, Set.of("REPO_READ"), null);
        partial(tried(Product.DATA_CENTER, credential("accessToken", "token", reading)), "SCOPES", "permission-missing")
                .body("steps.find { it.step == 'SCOPES' }.evidence", containsString("REPO_ADMIN"));
    }

    @Test
    void shouldNameWhatStandsBetweenTheCredentialAndTheRepository() {
        as("admin")
                .body(bench.connectorBody(Product.CLOUD, Map.of()))
                .post("/connectors/test?repository=acme/no-such")
                .then()
                .statusCode(200)
                .body("result", equalTo("PARTIAL"))
                .body("steps.find { it.step == 'REPOSITORY' }.finding", equalTo("repository-not-found"));
        String access = token(
                Product.CLOUD,
                TokenKind.REPOSITORY,
                cloudRepository,
                Set.of("repository", "repository:admin", "pullrequest", "webhook"),
                null);
        partial(
                tried(Product.CLOUD, credential("accessToken", "token", access)),
                "ADMINISTRATION",
                "keys-refused-to-access-token");
        bench.control().conditions().set(Setting.DC_ACCESS_KEYS_ENABLED, "false");
        partial(tried(Product.DATA_CENTER, Map.of()), "ADMINISTRATION", "access-keys-off");
    }

    @Test
    void shouldNameAHostKeyThatChanged() {
        ProductAddresses at = bench.addresses(Product.DATA_CENTER);
        String other = bench.addresses(Product.CLOUD)
                .knownHosts()
                .getFirst()
                .replaceFirst("^\\S+", "[" + at.sshHost() + "]:" + at.sshPort());
        String connector = connector(
                Product.DATA_CENTER, Map.of("baseUrl", byAnotherName(at.base()), "knownHosts", List.of(other)));
        partial(test(connector, Product.DATA_CENTER), "GIT", "host-key-changed");
    }

    @Test
    void shouldNameHostKeysThatAwaitConfirmation() {
        String other = byAnotherName(bench.addresses(Product.CLOUD).restBase());
        String connector = connector(Product.CLOUD, Map.of("baseUrl", other, "acceptScannedHostKeys", false));
        partial(test(connector, Product.CLOUD), "GIT", "host-key-unconfirmed");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldCallNothingBrokenWhereBitbucketIsDownOrLimiting(Product product) {
        String connector = bench.connector(product);
        String server = product == Product.CLOUD ? "cloud" : "datacenter";
        for (Fault trouble : new Fault[] {
            new Fault.RateLimited(Duration.ofSeconds(60)),
            new Fault.Status(503, Map.of("Content-Type", "text/html"), "down"),
            new Fault.Drop(),
            new Fault.Malformed()
        }) {
            bench.control().conditions().fault(new FaultRule(server, "GET", "*", trouble, -1));
            test(connector, product).body("result", equalTo("UNKNOWN")).body("steps.outcome", not(hasItem("FAILED")));
            bench.control().conditions().clearFaults();
        }
    }

    @Test
    void shouldRunInTheBackgroundAndEndAlsoAfterACrash() {
        String connector = bench.connector(Product.CLOUD);
        for (String place :
                new String[] {"connection test begun", "connection test step told", "connection test run"}) {
            crashes.crashAt(place);
            as("operator").post("/connectors/" + connector + "/test?background=true");
            Awaitility.await().dontCatchUncaughtExceptions().until(crashes::hasCrashed);
        }
        String path = as("operator")
                .post("/connectors/" + connector + "/test?background=true")
                .then()
                .statusCode(202)
                .body("result", nullValue())
                .extract()
                .header("Location");
        assertThat(URI.create(path).getPath()).startsWith("/connectors/" + connector + "/tests/");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as("viewer")
                        .get("/connectors/" + connector + "/tests")
                        .then()
                        .body("items", hasSize(4))
                        .body("items.result", not(hasItem(nullValue()))));
    }

    @Test
    void shouldTestByItselfWhenItIsTime() {
        String connector = bench.connector(Product.DATA_CENTER);
        UUID id = UUID.fromString(connector);
        pool.preparedQuery("insert into connection_test_schedule values ($1, clock_timestamp())"
                        + " on conflict (connector_id) do update set due_at = clock_timestamp()")
                .execute(Tuple.of(id))
                .await()
                .indefinitely();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as("viewer")
                        .get("/connectors/" + connector + "/tests")
                        .then()
                        .body("items.cause", equalTo(List.of("SCHEDULE")))
                        .body("items[0].result", equalTo("SUCCESS")));
    }

    @Test
    void shouldKeepTheLastTwentyAndPageThem() {
        String connector = bench.connector(Product.CLOUD);
        pool.preparedQuery("insert into connection_test"
                        + " (id, connector_id, cause, steps, result, started_at, finished_at, lease_until)"
                        + " select gen_random_uuid(), $1, 'REQUEST', '[]', 'SUCCESS', clock_timestamp() - n * interval '1 hour',"
                        + " clock_timestamp(), clock_timestamp() from generate_series(1, 25) n")
                .execute(Tuple.of(UUID.fromString(connector)))
                .await()
                .indefinitely();
        String latest = test(connector, Product.CLOUD).extract().path("id");
        String next = as("viewer")
                .get("/connectors/" + connector + "/tests?limit=1")
                .then()
                .body("items.id", equalTo(List.of(latest)))
                .extract()
                .path("next");
        as("viewer")
                .get("/connectors/" + connector + "/tests?after=" + next)
                .then()
                .body("items", hasSize(19))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,   POST, /connectors/ID/test, 403",
        "operator, POST, /connectors/ID/test, 404",
        "operator, POST, /connectors/test, 403",
        "runner,   GET,  /connectors/ID/tests, 403",
        "viewer,   GET,  /connectors/ID/tests, 404",
        "viewer,   GET,  /connectors/ID/tests/ID, 404",
        "operator, POST, /connectors/ID/test?repository=nonsense, 422",
        "admin,    POST, /connectors/test, 422"
    })
    void shouldAskForTheRoleAndWhatIsThere(String role, String method, String path, int status) {
        as(role).body("{}")
                .request(method, path.replace("ID", new UUID(0, 1).toString()))
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    /** Says it, and what to do, and takes no step after it. */
    private static void fault(ValidatableResponse answer, String step, String finding) {
        said(answer, step, finding)
                .body("result", equalTo("FAILURE"))
                .body("steps.findAll { it.outcome == 'FAILED' }.finding", equalTo(List.of(finding)));
    }

    private static ValidatableResponse partial(ValidatableResponse answer, String step, String finding) {
        return said(answer, step, finding).body("result", equalTo("PARTIAL"));
    }

    private static ValidatableResponse said(ValidatableResponse answer, String step, String finding) {
        String found = "steps.find { it.step == '" + step + "' }";
        return answer.body(found + ".finding", equalTo(finding))
                .body(found + ".outcome", equalTo("FAILED"))
                .body(found + ".remedy", not(empty()));
    }

    private static ValidatableResponse test(String connector, Product product) {
        return as("operator")
                .post("/connectors/" + connector + "/test?repository=" + path(product))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse tried(Product product, Map<String, ?> different) {
        return tried(bench.connectorBody(product, different), product);
    }

    private static ValidatableResponse tried(Map<String, Object> body, Product product) {
        return as("admin")
                .body(body)
                .post("/connectors/test?repository=" + path(product))
                .then()
                .statusCode(200);
    }

    private static String path(Product product) {
        RepositoryRef repository = product == Product.CLOUD ? cloudRepository : dataCenterRepository;
        return repository.owner() + "/" + repository.slug();
    }

    /** The same server as an instance of its own, whose host keys are nobody else's. */
    private static String byAnotherName(URI address) {
        return address.toString().replace("127.0.0.1", "localhost");
    }

    private static String connector(Product product, Map<String, ?> different) {
        return as("admin")
                .body(bench.connectorBody(product, different))
                .post("/connectors")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> credential(String kind, String... fields) {
        Map<String, String> credential = new HashMap<>(Map.of("kind", kind));
        for (int i = 0; i < fields.length; i += 2) {
            credential.put(fields[i], fields[i + 1]);
        }
        return Map.of("credential", credential);
    }

    private static String token(
            Product product, TokenKind kind, RepositoryRef repository, Set<String> scopes, Duration life) {
        String name = "token-" + UUID.randomUUID();
        boolean ofUser = kind == TokenKind.API_TOKEN || kind == TokenKind.USER;
        return bench.control()
                .people()
                .createToken(
                        new NewToken(product, kind, name, null, ofUser ? "ann" : null, repository, null, scopes, life));
    }
}
