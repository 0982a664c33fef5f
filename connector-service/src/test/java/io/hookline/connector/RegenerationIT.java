package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static io.hookline.connector.bench.Bench.createProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.connector.repair.HookPlace;
import io.hookline.connector.repair.KeyPlace;
import io.hookline.connector.store.CrashPlace;
import io.hookline.simulator.control.HookControl.Edit;
import io.hookline.simulator.control.RepositoryControl.FileCommit;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Setting;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class RegenerationIT extends OnBench {

    @Inject
    TestCrashPoints crashPoints;

    @AfterEach
    void restoreSettings() {
        for (Setting setting : List.of(Setting.DC_ACCESS_KEYS_ENABLED, Setting.DC_FORBIDDEN_KEY_TYPES)) {
            bench.control().conditions().set(setting, setting.initial());
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldShowAndVerifyADeployKey(Product product) {
        Made made = bench.project(product);

        get(made, "deploy-key")
                .body("publicKey", startsWith("ssh-ed25519 "))
                .body("type", equalTo("ssh-ed25519"))
                .body("bits", equalTo(256))
                .body("sha256", startsWith("SHA256:"))
                .body("md5", startsWith("MD5:"))
                .body("registeredAs", equalTo((int) keyId(made)))
                .body("ageDays", equalTo(0))
                .body("age", equalTo("FRESH"))
                .body("warning", nullValue());
        post(made, "deploy-key/verify")
                .statusCode(200)
                .body("sound", equalTo(true))
                .body(
                        "checks.findAll { it.verdict == 'PASSED' }.name",
                        equalTo(List.of("repository", "enabled", "registered", "material", "read-only", "git")));

        bench.hooks().deleteKeys(made.repository());

        post(made, "deploy-key/verify")
                .body("sound", equalTo(false))
                .body("checks.find { it.name == 'registered' }.verdict", equalTo("FAILED"))
                .body("checks.find { it.name == 'registered' }.remedy", containsString("regenerate"));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldShowAndVerifyAWebhookWithoutItsSecret(Product product) {
        Made made = bench.project(product);
        String secret =
                String.valueOf(bench.hooks().hooks(made.repository()).getFirst().secret());

        String url = get(made, "webhook")
                .body("active", equalTo(true))
                .body("masterKey", equalTo("m1"))
                .body("registeredAs", notNullValue())
                .body("changedAt", notNullValue())
                .extract()
                .path("url");
        String told = post(made, "webhook/verify")
                .statusCode(200)
                .body("sound", equalTo(true))
                .body("checks.find { it.name == 'exists' }.verdict", equalTo("PASSED"))
                .body("checks.find { it.name == 'url' }.reason", containsString(url))
                .body("checks.find { it.name == 'deliveries' }.verdict", equalTo("UNKNOWN"))
                .extract()
                .asString();
        assertThat(told).doesNotContain(secret);

        bench.hooks()
                .editHook(
                        made.repository(),
                        bench.hooks().hooks(made.repository()).getFirst().id(),
                        new Edit("https://elsewhere.example.com/x", false, null, null));

        post(made, "webhook/verify")
                .body("sound", equalTo(false))
                .body("checks.findAll { it.verdict == 'FAILED' }.name", equalTo(List.of("active", "url")));
    }

    @Test
    void shouldTellThatDataCentersCircuitBreakerHoldsDeliveriesBack() {
        Made made = bench.project(Product.DATA_CENTER);
        for (int i = 0; i < 6; i++) {
            bench.control().repositories().commit(made.repository(), FileCommit.of("main", "a.txt", "a" + i));
        }

        await().untilAsserted(() -> post(made, "webhook/verify")
                .body("checks.find { it.name == 'deliveries' }.verdict", equalTo("FAILED"))
                .body("checks.find { it.name == 'deliveries' }.reason", containsString("circuit breaker")));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldReplaceAKeyOnceForOneIdempotencyKey(Product product) {
        Made made = bench.project(product);
        String before = fingerprint(made);
        String once = UUID.randomUUID().toString();

        String detail = regenerateKey(made, once, "{\"kind\":\"ED25519\"}")
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .extract()
                .path("detail");
        String after = fingerprint(made);
        regenerateKey(made, once, "{\"kind\":\"ED25519\"}").statusCode(200).body("detail", equalTo(detail));
        regenerateKey(made, once, "{\"kind\":\"RSA_3072\"}")
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:idempotency-key-reused"));

        assertThat(after).isNotEqualTo(before).isEqualTo(fingerprint(made));
        get(made, "deploy-key").body("type", equalTo("ssh-ed25519")).body("bits", equalTo(256));
        assertThat(bench.hooks().keys(made.repository())).hasSize(1);
        post(made, "deploy-key/verify").body("sound", equalTo(true));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldReplaceAWebhookThatIsSound(Product product) {
        Made made = bench.project(product);
        String before = get(made, "webhook").extract().path("url");

        post(made, "webhook/regenerate").statusCode(200).body("state", equalTo("DONE"));

        String after = get(made, "webhook").extract().path("url");
        assertThat(after).isNotEqualTo(before);
        assertThat(bench.hooks().hooks(made.repository()))
                .singleElement()
                .satisfies(hook -> assertThat(hook.url()).isEqualTo(after));
        post(made, "webhook/verify").body("sound", equalTo(true));
    }

    static Stream<Arguments> crashes() {
        return Stream.concat(
                Stream.of(KeyPlace.values()).map(place -> Arguments.of(Product.CLOUD, "deploy-key", place)),
                Stream.of(HookPlace.values()).map(place -> Arguments.of(Product.DATA_CENTER, "webhook", place)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void shouldEndByItselfWithOneKeyAndOneWebhookWhereverItCrashed(Product product, String part, CrashPlace place) {
        Made made = bench.project(product);
        String before = fingerprint(made) + get(made, "webhook").extract().path("hookId");
        crashPoints.crashAt(place);

        post(made, part + "/regenerate").statusCode(500);

        assertThat(crashPoints.hasCrashed()).isTrue();
        await().untilAsserted(() -> {
            assertThat(bench.hooks().keys(made.repository())).hasSize(1);
            assertThat(bench.hooks().hooks(made.repository())).hasSize(1);
            assertThat(fingerprint(made) + get(made, "webhook").extract().<String>path("hookId"))
                    .isNotEqualTo(before);
            post(made, "deploy-key/verify").body("sound", equalTo(true));
            post(made, "webhook/verify").body("sound", equalTo(true));
        });
    }

    @Test
    void shouldGoOnByItselfWhenBitbucketIsBack() {
        Made made = bench.project(Product.CLOUD);
        String before = fingerprint(made);
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "POST", "*/deploy-keys", new Fault.Status(503, Map.of(), ""), -1));

        post(made, "deploy-key/regenerate").statusCode(202).body("state", equalTo("UNDERWAY"));
        assertThat(fingerprint(made)).isEqualTo(before);

        bench.control().conditions().clearFaults();
        await().untilAsserted(() -> {
            assertThat(fingerprint(made)).isNotEqualTo(before);
            assertThat(bench.hooks().keys(made.repository())).hasSize(1);
        });
    }

    @Test
    void shouldKeepTheOldKeyAndSayWhatToDoWhereItsTypeIsForbidden() {
        Made made = bench.project(Product.DATA_CENTER);
        String before = fingerprint(made);
        bench.control().conditions().set(Setting.DC_FORBIDDEN_KEY_TYPES, "ED25519");

        post(made, "deploy-key/regenerate")
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:regeneration-refused"))
                .body("detail", containsString("Choose another kind"));

        assertThat(fingerprint(made)).isEqualTo(before);
        assertThat(bench.hooks().keys(made.repository())).hasSize(1);
        regenerateKey(made, UUID.randomUUID().toString(), "{\"kind\":\"RSA_3072\"}")
                .statusCode(200);
        get(made, "deploy-key").body("type", equalTo("ssh-rsa")).body("bits", equalTo(3072));
        assertThat(bench.hooks().keys(made.repository())).hasSize(1);
    }

    @Test
    void shouldTellAccessKeysThatAreSwitchedOffAsWhatTheyAre() {
        bench.control().conditions().set(Setting.DC_ACCESS_KEYS_ENABLED, "false");

        createProject(bench.connector(Product.DATA_CENTER), bench.repository(Product.DATA_CENTER))
                .statusCode(422)
                .body("detail", containsString("access keys are switched off"))
                .body("detail", containsString("administrator"));

        bench.control().conditions().set(Setting.DC_ACCESS_KEYS_ENABLED, "true");
        Made made = bench.project(Product.DATA_CENTER);
        bench.control().conditions().set(Setting.DC_ACCESS_KEYS_ENABLED, "false");
        post(made, "deploy-key/verify")
                .body("checks.find { it.name == 'enabled' }.verdict", equalTo("FAILED"))
                .body("checks.find { it.name == 'git' }.verdict", equalTo("FAILED"));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldTakeAnotherKeyWhereSomebodyMadeTheFirstKnownAsAUsers(Product product) {
        RepositoryRef repository = bench.repository(product);
        bench.control()
                .conditions()
                .fault(new FaultRule(
                        "*",
                        "POST",
                        product == Product.CLOUD ? "*/deploy-keys" : "*/ssh",
                        new Fault.Status(503, Map.of(), ""),
                        -1));
        String id = createProject(bench.connector(product), repository)
                .statusCode(201)
                .body("status", equalTo("SETTING_UP"))
                .extract()
                .path("id");
        Made made = new Made(UUID.fromString(id), repository);
        bench.control()
                .people()
                .addKey(product, "ann", get(made, "deploy-key").extract().path("publicKey"));
        bench.control().conditions().clearFaults();

        await().untilAsserted(() -> as("viewer")
                .get("/projects/" + id)
                .then()
                .body("status", equalTo("NEEDS_ATTENTION"))
                .body("problem", containsString("user's or workspace's own SSH key")));

        post(made, "deploy-key/regenerate").statusCode(200);
        await().untilAsserted(() -> as("viewer")
                .get("/projects/" + id)
                .then()
                .body("status", equalTo("READY"))
                .body("problem", nullValue()));
        assertThat(bench.hooks().keys(repository)).hasSize(1);
    }

    @Test
    void shouldShowAndChangeNothingOfAProjectThatIsNotThere() {
        Made nowhere = new Made(UUID.randomUUID(), RepositoryRef.cloud("acme", "nowhere"));

        for (String part : List.of("deploy-key", "webhook")) {
            as("viewer")
                    .get("/projects/" + nowhere.id() + "/" + part)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:hookline:problem:unknown-project"));
            post(nowhere, part + "/verify").statusCode(404);
            post(nowhere, part + "/regenerate").statusCode(404);
            as("viewer")
                    .post("/projects/" + nowhere.id() + "/" + part + "/regenerate")
                    .then()
                    .statusCode(403);
        }
    }

    private static long keyId(Made made) {
        return bench.hooks().keys(made.repository()).getFirst().keyId();
    }

    private static String fingerprint(Made made) {
        return get(made, "deploy-key").extract().path("sha256");
    }

    private static ValidatableResponse get(Made made, String part) {
        return as("viewer").get("/projects/" + made.id() + "/" + part).then().statusCode(200);
    }

    private static ValidatableResponse post(Made made, String part) {
        return as("operator").post("/projects/" + made.id() + "/" + part).then();
    }

    private static ValidatableResponse regenerateKey(Made made, String idempotencyKey, String body) {
        return as("operator")
                .header("Idempotency-Key", idempotencyKey)
                .body(body)
                .post("/projects/" + made.id() + "/deploy-key/regenerate")
                .then();
    }
}
