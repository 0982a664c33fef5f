package io.hookline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.support.Api;
import io.hookline.simulator.support.GitCli;
import io.hookline.simulator.support.SimulatorTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlApiIT extends SimulatorTest {
    private static final String REPOSITORY = "/repositories/cloud/acme/app";

    private Api api;

    @BeforeEach
    void connect() {
        api = Api.anonymous(simulator.controlUri());
    }

    @AfterEach
    void disconnect() {
        api.close();
    }

    private void fault(String body) {
        assertThat(api.post("/faults", body).status()).isEqualTo(204);
    }

    @Test
    void shouldTellWhereEverythingIs() {
        assertThat(api.get("/").body().at("/cloud/restBase").asText())
                .isEqualTo(simulator.cloud().restBase().toString());
        assertThat(api.get("/health").status()).isEqualTo(200);
    }

    @Test
    void shouldMakeTheSameThingsAgainWithoutHarm() {
        for (int i = 0; i < 2; i++) {
            assertThat(api.put("/owners/cloud/acme", "{}").status()).isEqualTo(204);
            assertThat(api.put(REPOSITORY, "{}").status()).isEqualTo(200);
            assertThat(api.put("/users/cloud/ann", "{}").status()).isEqualTo(204);
            assertThat(api.put(
                                    "/tokens",
                                    "{'product':'cloud','kind':'api-token','value':'fixed','user':'ann','scopes':['repository']}")
                            .body()
                            .path("value")
                            .asText())
                    .isEqualTo("fixed");
            assertThat(api.put("/consumers/cloud/key", "{'secret':'s','user':'ann','scopes':['repository']}")
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void shouldDoWhatAnOwnerDoes() throws Exception {
        cloudHook("repo:push");
        String line = Files.readString(Path.of(new GitCli(directory.resolve("keys")).key("deploy") + ".pub"))
                .strip();
        cloud.post("/repositories/acme/app/deploy-keys", "{'key':'" + line + "'}");
        String hook = api.get(REPOSITORY + "/hooks").body().at("/0/id").asText();

        assertThat(api.send("PATCH", REPOSITORY + "/hooks/" + hook, "{'active':false}")
                        .status())
                .isEqualTo(204);
        assertThat(api.get(REPOSITORY + "/hooks").body().at("/0/active").asBoolean())
                .isFalse();
        assertThat(api.delete(REPOSITORY + "/hooks/" + hook).status()).isEqualTo(204);
        assertThat(api.delete(REPOSITORY + "/keys").status()).isEqualTo(204);
        assertThat(api.get(REPOSITORY + "/hooks").body()).isEmpty();
        assertThat(api.get(REPOSITORY + "/keys").body()).isEmpty();
        assertThat(api.post(REPOSITORY + "/rename", "{'name':'other'}")
                        .body()
                        .at("/ref/slug")
                        .asText())
                .isEqualTo("other");
        assertThat(api.delete("/repositories/cloud/acme/other").status()).isEqualTo(204);
        assertThat(api.get("/repositories/cloud/acme/other").status()).isEqualTo(404);
    }

    @Test
    void shouldBringADeletedRepositoryBackWithAllItHad() {
        cloudHook("repo:push");
        String before = api.get(REPOSITORY).body().path("uuid").asText();
        assertThat(api.post(REPOSITORY + "/restore", null).status()).isEqualTo(409);
        api.delete(REPOSITORY);
        assertThat(cloud.get("/repositories/acme/app").status()).isEqualTo(404);

        JsonNode restored = api.post(REPOSITORY + "/restore", null).body();

        assertThat(restored.path("uuid").asText()).isEqualTo(before);
        assertThat(restored.path("branches")).isNotEmpty();
        assertThat(api.get(REPOSITORY + "/hooks").body()).hasSize(1);
        assertThat(api.post("/repositories/cloud/acme/none/restore", null).status())
                .isEqualTo(404);
    }

    @Test
    void shouldSpoilWebhooksInEachWayThatBitbucketShows() {
        cloudHook("repo:push");
        String hook = REPOSITORY + "/hooks/"
                + api.get(REPOSITORY + "/hooks").body().at("/0/id").asText();

        assertThat(api.send("PATCH", hook, "{'secret':'','sslVerification':false}")
                        .status())
                .isEqualTo(204);
        assertThat(api.post(REPOSITORY + "/hooks", "{'url':'" + receiver.url() + "/2','events':['repo:push']}")
                        .status())
                .isEqualTo(201);

        JsonNode shown = cloud.get("/repositories/acme/app/hooks").body().path("values");
        assertThat(shown).hasSize(2);
        assertThat(shown.at("/0/secret_set").asBoolean()).isFalse();
        assertThat(shown.at("/0/skip_cert_verification").asBoolean()).isTrue();
    }

    @Test
    void shouldTakeFromUsersTokensAndConsumersWhatTheyMay() {
        api.put("/users/cloud/bea", "{}");
        api.put(
                "/tokens",
                "{'product':'cloud','kind':'api-token','value':'short','user':'bea','scopes':['read:repository:bitbucket']}");
        try (Api bea = Api.basic(simulator.cloud().restBase(), "bea@example.com", "short")) {
            assertThat(bea.get("/repositories/acme/app").status()).isEqualTo(200);
            assertThat(api.post("/tokens/scopes", "{'value':'short','scopes':['read:user:bitbucket']}")
                            .status())
                    .isEqualTo(204);
            assertThat(bea.get("/repositories/acme/app").status()).isEqualTo(403);
            api.post("/tokens/scopes", "{'value':'short','scopes':['read:repository:bitbucket']}");
            assertThat(api.send("PATCH", "/users/cloud/bea", "{'permission':'none'}")
                            .status())
                    .isEqualTo(204);
            assertThat(bea.get("/repositories/acme/app").status()).isEqualTo(404);
        }
    }

    @Test
    void shouldShowAnotherHostKey() {
        String before = api.get("/").body().at("/cloud/knownHosts").toString();

        assertThat(api.post("/ssh/cloud/host-key", null).status()).isEqualTo(204);

        assertThat(api.get("/").body().at("/cloud/knownHosts").toString()).isNotEqualTo(before);
    }

    @Test
    void shouldWorkWithPullRequests() {
        assertThat(api.post(REPOSITORY + "/commits", "{'branch':'feature/x','path':'x','content':'x'}")
                        .body()
                        .path("hash")
                        .asText())
                .hasSize(40);
        int number = api.post(REPOSITORY + "/pull-requests", "{'title':'Add x','from':'feature/x'}")
                .body()
                .path("number")
                .asInt();
        String pull = REPOSITORY + "/pull-requests/" + number;

        assertThat(api.send("PATCH", pull, "{'title':'New'}").status()).isEqualTo(204);
        assertThat(api.post(pull + "/comments", "{'text':'hello'}").status()).isEqualTo(204);
        assertThat(api.post(pull + "/merge", null).body().path("mergeCommit").asText())
                .hasSize(40);
        assertThat(api.post(pull + "/decline", null).status()).isEqualTo(409);
        assertThat(api.get(REPOSITORY + "/pull-requests").body().at("/0/state").asText())
                .isEqualTo("MERGED");
    }

    @Test
    void shouldInjectEachKindOfFaultOnce() {
        String path = "/repositories/acme/app";
        fault("{'server':'cloud','path':'*/acme/app','fault':'status','status':503}");
        fault("{'server':'cloud','fault':'malformed'}");
        fault("{'server':'cloud','fault':'half-page'}");
        fault("{'server':'cloud','fault':'rate-limited','retryAfter':7}");
        fault("{'server':'cloud','fault':'delay','by':'PT0.05S'}");

        assertThat(cloud.get(path).status()).isEqualTo(503);
        assertThat(cloud.get(path).body().isMissingNode()).isTrue();
        assertThat(cloud.get(path).status()).isZero();
        assertThat(cloud.get(path).header("Retry-After")).isEqualTo("7");
        assertThat(cloud.get(path).status()).isEqualTo(200);
        assertThat(cloud.get(path).status()).isEqualTo(200);
    }

    @Test
    void shouldDoWhatWasAskedAndDropTheConnection() {
        fault("{'server':'cloud','method':'POST','fault':'drop'}");

        String hook = "{'url':'" + receiver.url() + "','events':['repo:push']}";
        assertThat(cloud.post("/repositories/acme/app/hooks", hook).status()).isZero();

        assertThat(control.hooks().hooks(CLOUD)).hasSize(1);
    }

    @Test
    void shouldDoNothingAndDropTheConnectionAfterAWhile() {
        fault("{'server':'cloud','method':'POST','fault':'hang','by':'PT0.05S'}");

        String hook = "{'url':'" + receiver.url() + "','events':['repo:push']}";
        assertThat(cloud.post("/repositories/acme/app/hooks", hook).status()).isZero();

        assertThat(control.hooks().hooks(CLOUD)).isEmpty();
    }

    @Test
    void shouldCountRequestsAndDeliveries() {
        cloudHook("repo:push");
        api.delete("/requests");
        cloud.get("/repositories/acme/app");
        cloud.get("/repositories/acme/none");
        api.post(REPOSITORY + "/commits", "{'branch':'main','path':'x','content':'x'}");
        assertThat(api.get("/deliveries/idle?timeout=PT10S").body().path("idle").asBoolean())
                .isTrue();

        JsonNode requests =
                api.get("/requests?server=cloud&path=*/acme/*&status=404").body();
        JsonNode deliveries = api.get("/deliveries?event=repo:push").body();

        assertThat(requests.path("count").asInt()).isEqualTo(1);
        assertThat(requests.at("/requests/0/identity").asText()).isEqualTo("ann-token");
        assertThat(deliveries.at("/deliveries/0/state").asText()).isEqualTo("DELIVERED");
        String id = deliveries.at("/deliveries/0/id").asText();
        assertThat(api.post("/deliveries/" + id + "/redeliver", null).status()).isEqualTo(204);
        settle();
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void shouldSwitchSettingsAndTheClock() {
        assertThat(api.put("/settings", "{'dc-version':'10.4.1','cloud-rate-limit':'5'}")
                        .status())
                .isEqualTo(204);
        assertThat(api.put("/settings", "{'dc-version':'ten'}").status()).isEqualTo(400);
        assertThat(api.put("/settings", "{'no-such':'1'}").status()).isEqualTo(400);
        api.post("/clock", "{'advance':'P1D'}");

        assertThat(api.get("/settings").body().path("dc-version").asText()).isEqualTo("10.4.1");
        assertThat(Instant.parse(api.get("/clock").body().path("now").asText()))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
    }

    @Test
    void shouldKeepEverythingOverARestart() {
        String hook = cloudHook("repo:push");
        String before = control.repositories().view(CLOUD).branches().get("main");
        String hostKey = simulator.cloud().knownHosts().getFirst().replaceAll("^\\S+ ", "");
        simulator.close();

        simulator = BitbucketSimulator.start(SimulatorOptions.freePorts(directory.resolve("simulator")));
        cloud = Api.basic(simulator.cloud().restBase(), "ann@example.com", TOKEN);

        assertThat(cloud.get("/repositories/acme/app/hooks")
                        .body()
                        .at("/values/0/uuid")
                        .asText())
                .isEqualTo(hook);
        assertThat(simulator.control().repositories().view(CLOUD).branches()).containsEntry("main", before);
        assertThat(simulator.cloud().knownHosts().getFirst()).endsWith(hostKey);
        assertThat(Files.exists(directory.resolve("simulator/state.json"))).isTrue();
    }
}
