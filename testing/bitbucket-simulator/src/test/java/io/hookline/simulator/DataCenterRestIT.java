package io.hookline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.control.People.NewConsumer;
import io.hookline.simulator.control.People.NewUser;
import io.hookline.simulator.control.PullRequestControl.NewPullRequest;
import io.hookline.simulator.control.RepositoryControl.FileCommit;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.support.Api;
import io.hookline.simulator.support.GitCli;
import io.hookline.simulator.support.SimulatorTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataCenterRestIT extends SimulatorTest {
    private static final String REPOSITORY = "/projects/PRJ/repos/app";
    private static final String HOOKS = REPOSITORY + "/webhooks";

    private String keys() {
        return simulator.dataCenter().base() + "/rest/keys/latest" + REPOSITORY + "/ssh";
    }

    private String key() throws IOException {
        return Files.readString(Path.of(new GitCli(directory.resolve("keys")).key("deploy") + ".pub"))
                .strip();
    }

    private String hookBody(String events) {
        return "{'name':'ci','url':'" + receiver.url() + "','events':[" + events
                + "],'configuration':{'secret':'s3cret'}}";
    }

    private static String exception(Api.Answer answer) {
        return answer.body().at("/errors/0/exceptionName").asText();
    }

    @Test
    void shouldListTheProjectsThatHaveSomethingToSee() {
        JsonNode projects = dataCenter.get("/projects?limit=1").body();

        assertThat(projects.at("/values/0/key").asText()).isEqualTo("PRJ");
        assertThat(dataCenter.get("/projects?name=nowhere").body().path("values"))
                .isEmpty();
    }

    @Test
    void shouldTellItsVersionToAnybody() {
        try (Api nobody = Api.anonymous(simulator.dataCenter().restBase())) {
            assertThat(nobody.get("/application-properties")
                            .body()
                            .path("version")
                            .asText())
                    .isEqualTo("9.4.2");
        }
    }

    @Test
    void shouldTell401Apart() {
        control.people().createUser(new NewUser(Product.DATA_CENTER, "eve", "eve@example.com", "eve", Permission.READ));
        try (Api wrong = Api.basic(simulator.dataCenter().restBase(), "ann", "wrong");
                Api eve = Api.basic(simulator.dataCenter().restBase(), "eve", "eve")) {
            assertThat(exception(wrong.get(REPOSITORY))).endsWith("IncorrectPasswordAuthenticationException");
            assertThat(eve.get(REPOSITORY).status()).isEqualTo(200);
            assertThat(exception(eve.get(HOOKS))).endsWith("AuthorisationException");
        }
        assertThat(exception(dataCenter.get("/projects/NO/repos/app"))).endsWith("NoSuchProjectException");
        assertThat(exception(dataCenter.get("/projects/PRJ/repos/no"))).endsWith("NoSuchRepositoryException");
    }

    @Test
    void shouldRedirectAMovedRepositoryUntilItsPathIsTaken() {
        control.repositories().transfer(DATA_CENTER, "OTHER");

        Api.Answer moved = dataCenter.get(REPOSITORY);

        assertThat(moved.status()).isEqualTo(307);
        assertThat(moved.header("Location")).endsWith("/projects/OTHER/repos/app");
        control.repositories().create(DATA_CENTER);
        assertThat(dataCenter.get(REPOSITORY).status()).isEqualTo(200);
    }

    @Test
    void shouldKeepTheRulesOfHooks() {
        Api.Answer created = dataCenter.post(HOOKS, hookBody("'repo:refs_changed'"));
        String self = HOOKS + "/" + created.body().path("id").asText();

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text()).doesNotContain("s3cret");
        assertThat(dataCenter.post(HOOKS, hookBody("'pr:to_ref_updated'")).text())
                .contains("is unknown");
        assertThat(dataCenter.put(self, "{'name':'ci'}").status()).isEqualTo(400);
        assertThat(dataCenter
                        .put(self, hookBody("'pr:opened'"))
                        .body()
                        .at("/events/0")
                        .asText())
                .isEqualTo("pr:opened");
        assertThat(dataCenter.delete(self).status()).isEqualTo(204);
    }

    @Test
    void shouldEchoSecretsInSeven() {
        control.conditions().set(Setting.DC_VERSION, "7.14.0");
        control.conditions().set(Setting.DC_HOOK_CREATED, "201");

        Api.Answer created = dataCenter.post(HOOKS, hookBody("'repo:refs_changed'"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().at("/configuration/secret").asText()).isEqualTo("s3cret");
        assertThat(dataCenter.get("/projects/PRJ/webhooks").status()).isEqualTo(404);
    }

    @Test
    void shouldTestAConnectionWithAnUnsignedPing() {
        String id = dataCenterHook("repo:refs_changed");

        Api.Answer tested = dataCenter.post(HOOKS + "/test?url=" + receiver.url() + "&webhookId=" + id, null);

        assertThat(tested.body().at("/response/status").asInt()).isEqualTo(200);
        assertThat(receiver.only("diagnostics:ping").headers()).doesNotContainKey("x-hub-signature");
        assertThat(new String(receiver.only("diagnostics:ping").body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"test\":true}");
        assertThat(dataCenter.post(HOOKS + "/test?webhookId=" + id, null).status())
                .isEqualTo(500);
    }

    @Test
    void shouldCountInvocations() {
        String self = HOOKS + "/" + dataCenterHook("repo:refs_changed");
        assertThat(dataCenter.get(self + "/latest").status()).isEqualTo(204);
        receiver.answers(200, 500);

        control.repositories().commit(DATA_CENTER, FileCommit.of("main", "a.txt", "1"));
        control.repositories().commit(DATA_CENTER, FileCommit.of("main", "a.txt", "2"));
        settle();

        JsonNode statistics = dataCenter.get(self + "/statistics").body();
        assertThat(statistics.at("/counts/successes").asInt()).isEqualTo(1);
        assertThat(statistics.at("/counts/failures").asInt()).isEqualTo(1);
        assertThat(statistics.at("/lastFailure/result/outcome").asText()).isEqualTo("FAILURE");
        assertThat(dataCenter.get(self + "/latest?outcome=SUCCESS").status()).isEqualTo(200);
        assertThat(dataCenter.get(HOOKS + "?statistics=true").body().at("/values/0/statistics/counts"))
                .isNotEmpty();
    }

    @Test
    void shouldShareOneKeyIdBetweenRepositories() throws IOException {
        control.repositories().create(RepositoryRef.dataCenter("PRJ", "other"));
        String body = "{'key':{'text':'" + key() + "'},'permission':'REPO_READ'}";

        Api.Answer first = dataCenter.post(keys(), body);
        Api.Answer other = dataCenter.post(keys().replace("/app/", "/other/"), body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().at("/key/algorithmType").asText()).isEqualTo("ED25519");
        assertThat(first.body().at("/key/label").asText()).isEqualTo("deploy");
        assertThat(other.body().at("/key/id")).isEqualTo(first.body().at("/key/id"));
        assertThat(dataCenter.post(keys(), body).status()).isEqualTo(409);
        control.conditions().set(Setting.DC_DUPLICATE_KEY, "400");
        assertThat(dataCenter.post(keys(), body).status()).isEqualTo(400);
        assertThat(dataCenter
                        .delete(keys() + "/" + first.body().at("/key/id").asText())
                        .status())
                .isEqualTo(204);
        assertThat(dataCenter.delete(keys() + "/99999").status()).isEqualTo(204);
        assertThat(control.hooks().keys(RepositoryRef.dataCenter("PRJ", "other")))
                .hasSize(1);
    }

    @Test
    void shouldHideArchivedRepositoriesUnlessAskedFor() {
        control.repositories().setArchived(DATA_CENTER, true);

        assertThat(dataCenter.get("/repos?name=app").body().path("values")).isEmpty();
        assertThat(dataCenter.get("/repos?name=app&archived=ALL").body().path("values"))
                .hasSize(1);
    }

    @Test
    void shouldLeaveGapsInPagesWhereEntriesAreHidden() {
        for (int i = 0; i < 6; i++) {
            control.repositories().create(RepositoryRef.dataCenter("PRJ", "r" + i), true, true);
        }
        control.conditions().set(Setting.DC_HIDDEN_ENTRIES, "3");

        List<String> found = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        JsonNode page = dataCenter.get("/repos?limit=3").body();
        while (true) {
            page.path("values").forEach(r -> found.add(r.path("slug").asText()));
            if (page.path("isLastPage").asBoolean()) {
                break;
            }
            starts.add(page.path("nextPageStart").asInt());
            page = dataCenter.get("/repos?limit=3&start=" + starts.getLast()).body();
        }

        assertThat(found).hasSize(7).doesNotHaveDuplicates();
        assertThat(starts).first().isNotEqualTo(3);
    }

    @Test
    void shouldLimitWithATokenBucket() {
        control.conditions().set(Setting.DC_RATE_LIMIT_ENABLED, "true");
        control.conditions().set(Setting.DC_RATE_LIMIT_CAPACITY, "2");
        control.conditions().set(Setting.DC_RATE_LIMIT_FILL, "0");
        dataCenter.get(REPOSITORY);
        dataCenter.get(REPOSITORY);

        Api.Answer refused = dataCenter.get(REPOSITORY);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).matches("\\d+");
    }

    @Test
    void shouldRefuseWhatIsNotJson() {
        assertThat(dataCenter.send("POST", HOOKS, "<x/>", "application/xml").status())
                .isEqualTo(415);
        Api.Answer notAcceptable = dataCenter.accepting("text/html").get(REPOSITORY);
        assertThat(notAcceptable.status()).isEqualTo(406);
        assertThat(notAcceptable.text()).isEmpty();
    }

    @Test
    void shouldGrantCodesWithProofKeysFromSevenTwenty() {
        control.people()
                .createConsumer(new NewConsumer(
                        Product.DATA_CENTER, "key", "secret", "http://127.0.0.1/back", "ann", Set.of("REPO_READ")));
        String oauth = simulator.dataCenter().base() + "/rest/oauth2/latest/";
        String ask = oauth + "authorize?client_id=key&response_type=code&code_challenge=proof";
        try (Api nobody = Api.anonymous(simulator.dataCenter().base())) {
            String code = nobody.get(ask).header("Location").replaceAll(".*code=", "");
            String form = "grant_type=authorization_code&client_id=key&client_secret=secret&code=";
            Api.Answer tokens = nobody.send(
                    "POST", oauth + "token", form + code + "&code_verifier=proof", "application/x-www-form-urlencoded");

            assertThat(tokens.body().path("scope").asText()).isEqualTo("REPO_READ");
            try (Api bearer = Api.bearer(
                    simulator.dataCenter().restBase(),
                    tokens.body().path("access_token").asText())) {
                assertThat(bearer.get(REPOSITORY).status()).isEqualTo(200);
            }
            control.conditions().set(Setting.DC_VERSION, "7.14.0");
            assertThat(nobody.get(ask).status()).isEqualTo(404);
        }
    }

    @Test
    void shouldTellWhatAMirrorHas() {
        dataCenterHook("mirror:repo_synchronized");

        control.repositories().mirrorSynchronized(DATA_CENTER, true);
        settle();

        JsonNode body = receiver.only("mirror:repo_synchronized").json();
        assertThat(body.path("refLimitExceeded").asBoolean()).isTrue();
        assertThat(body.path("changes")).isEmpty();
    }

    @Test
    void shouldOpenAPullRequestFromATag() {
        dataCenterHook("pr:opened");
        String hash = control.repositories().commit(DATA_CENTER, FileCommit.of("x", "x.txt", "x"));
        control.repositories().tag(DATA_CENTER, "v1", hash, null);

        control.pullRequests().open(DATA_CENTER, NewPullRequest.of("From a tag", "refs/tags/v1"));
        settle();

        assertThat(receiver.only("pr:opened")
                        .json()
                        .at("/pullRequest/fromRef/type")
                        .asText())
                .isEqualTo("TAG");
    }

    @Test
    void shouldSetRichAndLegacyBuildStatuses() {
        String hash = control.repositories().view(DATA_CENTER).branches().get("main");
        String builds = REPOSITORY + "/commits/" + hash + "/builds";
        String body = "{'key':'ci','state':'%s','url':'http://ci/1','ref':'refs/heads/main'}";

        assertThat(dataCenter.post(builds, body.formatted("CANCELLED")).status())
                .isEqualTo(204);
        assertThat(dataCenter.get(builds + "?key=ci").body().path("state").asText())
                .isEqualTo("CANCELLED");
        String legacy = simulator.dataCenter().base() + "/rest/build-status/1.0/commits/" + hash;
        assertThat(dataCenter.post(legacy, body.formatted("CANCELLED")).status())
                .isEqualTo(400);
        assertThat(dataCenter.post(legacy, body.formatted("SUCCESSFUL")).status())
                .isEqualTo(204);
        assertThat(dataCenter.get(legacy).body().at("/values/0/state").asText()).isEqualTo("SUCCESSFUL");
    }

    @Test
    void shouldServeBranchesCommitsAndFiles() {
        String hash = control.repositories().view(DATA_CENTER).branches().get("main");

        assertThat(dataCenter
                        .get(REPOSITORY + "/default-branch")
                        .body()
                        .path("id")
                        .asText())
                .isEqualTo("refs/heads/main");
        assertThat(dataCenter
                        .get(REPOSITORY + "/branches")
                        .body()
                        .at("/values/0/latestCommit")
                        .asText())
                .isEqualTo(hash);
        assertThat(dataCenter
                        .get(REPOSITORY + "/commits/main")
                        .body()
                        .path("id")
                        .asText())
                .isEqualTo(hash);
        assertThat(dataCenter.get(REPOSITORY + "/raw/README.md?at=" + hash).text())
                .isEqualTo("# app\n");
        assertThat(dataCenter
                        .get(REPOSITORY + "/browse/README.md")
                        .body()
                        .at("/lines/0/text")
                        .asText())
                .isEqualTo("# app");
        assertThat(dataCenter
                        .get(REPOSITORY + "/browse/README.md?type=true")
                        .body()
                        .path("type")
                        .asText())
                .isEqualTo("FILE");
        assertThat(exception(dataCenter.get(REPOSITORY + "/raw/none"))).endsWith("NoSuchPathException");
    }

    @Test
    void shouldMakeRepositoryTokensThatOpenOneRepository() {
        control.repositories().create(RepositoryRef.dataCenter("PRJ", "other"));
        Api.Answer made = dataCenter.put(
                simulator.dataCenter().base() + "/rest/access-tokens/latest" + REPOSITORY,
                "{'name':'ci','permissions':['REPO_ADMIN'],'expiryDays':90}");
        try (Api token = Api.bearer(
                simulator.dataCenter().restBase(), made.body().path("token").asText())) {
            assertThat(made.body().path("token").asText()).startsWith("BBDC-");
            assertThat(token.get(HOOKS).status()).isEqualTo(200);
            assertThat(token.get("/projects/PRJ/repos/other").status()).isEqualTo(401);
        }
    }

    @Test
    void shouldListCapabilities() {
        Api.Answer capabilities = dataCenter.get(simulator.dataCenter().base() + "/rest/capabilities");

        JsonNode hooks = dataCenter
                .get(capabilities.body().at("/capabilities/webhooks").asText())
                .body();

        assertThat(hooks.path("application-webhooks").toString()).contains("repo:refs_changed");
        assertThat(dataCenter
                        .get(simulator.dataCenter().base() + "/rest/ssh/latest/settings")
                        .body()
                        .path("accessKeysEnabled")
                        .asBoolean())
                .isTrue();
    }
}
