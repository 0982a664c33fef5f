package io.hookline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.control.People.NewConsumer;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.TokenKind;
import io.hookline.simulator.support.Api;
import io.hookline.simulator.support.GitCli;
import io.hookline.simulator.support.SimulatorTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloudRestIT extends SimulatorTest {
    private static final String REPOSITORY = "/repositories/acme/app";
    private static final String HOOKS = REPOSITORY + "/hooks";

    private String key(String name) throws IOException {
        return Files.readString(Path.of(new GitCli(directory.resolve("keys")).key(name) + ".pub"))
                .strip();
    }

    private String hookBody(String rest) {
        return "{'description':'ci','url':'" + receiver.url() + "','active':true,'events':['repo:push']" + rest + "}";
    }

    private Api withScopes(TokenKind kind, String... scopes) {
        control.people()
                .createToken(new NewToken(
                        Product.CLOUD,
                        kind,
                        "limited",
                        "limited",
                        kind.standsForNoUser() ? null : "ann",
                        null,
                        "acme",
                        Set.of(scopes),
                        null));
        return kind == TokenKind.API_TOKEN
                ? Api.basic(simulator.cloud().restBase(), "ann@example.com", "limited")
                : Api.bearer(simulator.cloud().restBase(), "limited");
    }

    @Test
    void shouldListCopiesOfARepositoryPageByPage() {
        control.repositories().copies(CLOUD, 3);

        Api.Answer first = cloud.get("/repositories/acme?pagelen=2&sort=-name&q=name%20~%20%22APP-%22&role=admin");

        assertThat(first.body().at("/values/0/slug").asText()).isEqualTo("app-3");
        assertThat(first.body().at("/values/0/mainbranch/name").asText()).isEqualTo("main");
        assertThat(first.body().path("values")).hasSize(2);
        assertThat(first.body().path("next").asText()).contains("/repositories/acme?");
    }

    @Test
    void shouldFindARepositoryByUuidAlone() {
        String uuid = "%7B" + control.repositories().view(CLOUD).uuid() + "%7D";
        control.repositories().transfer(CLOUD, "elsewhere");

        Api.Answer found = cloud.get("/repositories/%7B%7D/" + uuid);

        assertThat(found.body().path("full_name").asText()).isEqualTo("elsewhere/app");
        assertThat(cloud.get(REPOSITORY).status()).isEqualTo(404);
    }

    @Test
    void shouldRedirectTheOldSlugWhereToldTo() {
        control.conditions().set(Setting.CLOUD_OLD_PATH, "301");
        control.repositories().rename(CLOUD, "new-app");

        Api.Answer answer = cloud.get(REPOSITORY);

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).isEqualTo("/2.0/repositories/acme/new-app");
    }

    @Test
    void shouldGiveARecreatedRepositoryANewUuid() {
        String before = cloud.get(REPOSITORY).body().path("uuid").asText();
        control.repositories().delete(CLOUD);
        assertThat(cloud.get(REPOSITORY).body().at("/error/message").asText())
                .isEqualTo("Repository acme/app not found");

        control.repositories().create(CLOUD);

        assertThat(cloud.get(REPOSITORY).body().path("uuid").asText()).isNotEqualTo(before);
    }

    @Test
    void shouldKeepAHooksSecretToItself() {
        Api.Answer created = cloud.post(HOOKS, hookBody(",'secret':'s3cret'"));
        String self = HOOKS + "/"
                + created.body().path("uuid").asText().replace("{", "%7B").replace("}", "%7D");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith(self);
        assertThat(created.text()).doesNotContain("s3cret").contains("\"secret_set\":true");
        assertThat(cloud.put(self, hookBody("")).body().path("secret_set").asBoolean())
                .isTrue();
        assertThat(cloud.put(self, hookBody(",'secret':null"))
                        .body()
                        .path("secret_set")
                        .asBoolean())
                .isFalse();
        assertThat(cloud.delete(self).status()).isEqualTo(204);
        assertThat(cloud.get(self).status()).isEqualTo(404);
    }

    @Test
    void shouldRefuseBadHooks() {
        control.conditions().set(Setting.CLOUD_HOOKS_PER_REPOSITORY, "1");

        assertThat(cloud.post(HOOKS, "{'url':'http://example.com','events':['repo:nothing']}")
                        .status())
                .isEqualTo(400);
        assertThat(cloud.post(HOOKS, "{'url':'nowhere','events':['repo:push']}").status())
                .isEqualTo(400);
        cloud.post(HOOKS, hookBody(""));
        assertThat(cloud.post(HOOKS, hookBody("")).status()).isEqualTo(400);
    }

    @Test
    void shouldRefuseHookUrlsThatAreNotPublicWhereToldTo() {
        control.conditions().set(Setting.CLOUD_PUBLIC_HOOK_URLS, "true");

        assertThat(cloud.post(HOOKS, hookBody("")).status()).isEqualTo(400);
    }

    @Test
    void shouldStripTheCommentOffADeployKeyAndRefuseItTwice() throws IOException {
        String body = "{'key':'" + key("deploy") + "','label':'ci'}";

        Api.Answer added = cloud.post(REPOSITORY + "/deploy-keys", body);
        Api.Answer again = cloud.post(REPOSITORY + "/deploy-keys", body);

        assertThat(added.status()).isEqualTo(200);
        assertThat(added.body().path("key").asText()).startsWith("ssh-ed25519 ").doesNotContain("deploy");
        assertThat(added.body().path("comment").asText()).isEqualTo("deploy");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body().at("/error/message").asText())
                .isEqualTo("Someone has already added that access key to this repository.");
        assertThat(cloud.post(REPOSITORY + "/deploy-keys", "{'key':'no key'}").status())
                .isEqualTo(400);
    }

    @Test
    void shouldRefuseADeployKeyThatIsAUsersKey() throws IOException {
        String line = key("user");
        control.people().addKey(Product.CLOUD, "ann", line);

        Api.Answer refused = cloud.post(REPOSITORY + "/deploy-keys", "{'key':'" + line + "'}");

        assertThat(refused.body().at("/error/message").asText())
                .isEqualTo("Someone has already registered that SSH key.");
    }

    @Test
    void shouldNotLetAnAccessTokenChangeDeployKeys() throws IOException {
        try (Api token = withScopes(TokenKind.REPOSITORY, "repository", "repository:admin")) {
            Api.Answer refused = token.post(REPOSITORY + "/deploy-keys", "{'key':'" + key("deploy") + "'}");

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body().at("/error/message").asText())
                    .isEqualTo("This API is not accessible by this authentication mechanism");
        }
    }

    @Test
    void shouldNameTheMissingScopes() {
        try (Api token = withScopes(TokenKind.API_TOKEN, "read:repository:bitbucket")) {
            JsonNode error = token.get(HOOKS).body().path("error");

            assertThat(error.at("/detail/required/0").asText()).isEqualTo("read:webhook:bitbucket");
            assertThat(error.at("/detail/granted/0").asText()).isEqualTo("read:repository:bitbucket");
        }
    }

    @Test
    void shouldTellTheRateLimitOnlyToAccessTokens() {
        try (Api token = withScopes(TokenKind.WORKSPACE, "repository")) {
            assertThat(token.get(REPOSITORY).header("X-RateLimit-Limit")).isEqualTo("1000");
            assertThat(cloud.get(REPOSITORY).header("X-RateLimit-Limit")).isNull();
        }
    }

    @Test
    void shouldRefuseBadCredentials() {
        control.people()
                .createToken(new NewToken(
                        Product.CLOUD, TokenKind.APP_PASSWORD, "old", "old", "ann", null, null, Set.of(), null));
        try (Api wrong = Api.bearer(simulator.cloud().restBase(), "wrong");
                Api appPassword = Api.basic(simulator.cloud().restBase(), "ann@example.com", "old");
                Api nobody = Api.anonymous(simulator.cloud().restBase())) {
            assertThat(wrong.get(REPOSITORY).status()).isEqualTo(401);
            assertThat(appPassword.get(REPOSITORY).status()).isEqualTo(401);
            assertThat(nobody.get(REPOSITORY).status()).isEqualTo(404);
            assertThat(cloud.get(REPOSITORY + "?access_token=" + TOKEN).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void shouldRefuseARevokedToken() {
        control.people().revokeToken(TOKEN);

        assertThat(cloud.get(REPOSITORY).status()).isEqualTo(401);
    }

    @Test
    void shouldLimitEachIdentityByTheHour() {
        control.conditions().set(Setting.CLOUD_RATE_LIMIT, "2");
        control.conditions().set(Setting.CLOUD_RETRY_AFTER, "true");
        cloud.get(REPOSITORY);
        cloud.get(REPOSITORY);

        Api.Answer refused = cloud.get(REPOSITORY);
        control.conditions().advanceClock(Duration.ofMinutes(61));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(cloud.get(REPOSITORY).status()).isEqualTo(200);
    }

    @Test
    void shouldCountWebhookDataSeparately() {
        control.conditions().set(Setting.CLOUD_WEBHOOK_RATE_LIMIT, "1");
        cloud.get(REPOSITORY + "/hooks");

        assertThat(cloud.get(REPOSITORY + "/hooks").status()).isEqualTo(429);
        assertThat(cloud.get(REPOSITORY).status()).isEqualTo(200);
    }

    @Test
    void shouldPageWithAnOpaqueNext() {
        for (int i = 0; i < 5; i++) {
            cloud.post(HOOKS, hookBody(""));
        }
        control.conditions().set(Setting.CLOUD_OMIT_SIZE, "true");

        List<String> found = new ArrayList<>();
        String next = HOOKS + "?pagelen=2";
        while (next != null) {
            JsonNode page = cloud.get(next).body();
            page.path("values").forEach(hook -> found.add(hook.path("uuid").asText()));
            next = page.path("next").textValue();
        }

        assertThat(found).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void shouldClipOrRefuseALongPage() {
        assertThat(cloud.get(HOOKS + "?pagelen=500").body().path("pagelen").asInt())
                .isEqualTo(100);
        control.conditions().set(Setting.CLOUD_LONG_PAGE, "refuse");
        assertThat(cloud.get(HOOKS + "?pagelen=500").status()).isEqualTo(400);
    }

    @Test
    void shouldUpsertStatusesAndRefuseLongKeys() {
        String path = REPOSITORY + "/commit/"
                + control.repositories().view(CLOUD).branches().get("main") + "/statuses/build";
        String body = "{'key':'%s','state':'%s','url':'http://ci/{commit}','refname':'main'}";

        assertThat(cloud.post(path, body.formatted("ci", "INPROGRESS")).status())
                .isEqualTo(201);
        assertThat(cloud.post(path, body.formatted("ci", "SUCCESSFUL")).status())
                .isEqualTo(201);
        assertThat(cloud.get(path + "/ci").body().path("state").asText()).isEqualTo("SUCCESSFUL");
        Api.Answer refused = cloud.post(path, body.formatted("k".repeat(48), "FAILED"));
        assertThat(refused.body().at("/error/message").asText())
                .isEqualTo("key: Ensure this value has at most 40 characters (it has 48).");
        assertThat(refused.body().at("/error/fields/key")).hasSize(1);
    }

    @Test
    void shouldServeRefsCommitsAndFiles() {
        String hash = control.repositories().view(CLOUD).branches().get("main");

        assertThat(cloud.get(REPOSITORY + "/refs/branches/main")
                        .body()
                        .at("/target/hash")
                        .asText())
                .isEqualTo(hash);
        assertThat(cloud.get(REPOSITORY + "/commit/" + hash.substring(0, 12))
                        .body()
                        .path("hash")
                        .asText())
                .isEqualTo(hash);
        assertThat(cloud.get(REPOSITORY + "/src/" + hash + "/README.md").text()).isEqualTo("# app\n");
        assertThat(cloud.get(REPOSITORY + "/src/" + hash + "/README.md?format=meta")
                        .body()
                        .path("type")
                        .asText())
                .isEqualTo("commit_file");
        assertThat(cloud.get(REPOSITORY + "/src/" + hash + "/none").status()).isEqualTo(404);
        assertThat(cloud.get(REPOSITORY + "/diffstat/" + hash)
                        .body()
                        .at("/values/0/new/path")
                        .asText())
                .isEqualTo("README.md");
    }

    @Test
    void shouldHaveNoMainBranchWhenEmpty() {
        control.repositories().create(RepositoryRef.cloud("acme", "empty"), true, true);

        assertThat(cloud.get("/repositories/acme/empty")
                        .body()
                        .path("mainbranch")
                        .isNull())
                .isTrue();
    }

    @Test
    void shouldAnswer410ForWhatIsGone() {
        Api.Answer answer = cloud.get("/user/permissions/repositories");

        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.body().at("/error/message").asText()).startsWith("CHANGE-2770");
    }

    @Test
    void shouldRotateRefreshTokensThatWorkOnce() {
        control.people()
                .createConsumer(new NewConsumer(
                        Product.CLOUD, "key", "secret", "http://127.0.0.1/callback", "ann", Set.of("repository")));
        String site = simulator.cloud().base() + "/site/oauth2/";
        try (Api consumer = Api.basic(simulator.cloud().base(), "key", "secret")) {
            String location = consumer.get(site + "authorize?client_id=key&response_type=code&state=x")
                    .header("Location");
            String code = location.replaceAll(".*code=([^&]*).*", "$1");
            JsonNode first = token(consumer, site, "grant_type=authorization_code&code=" + code)
                    .body();
            String refresh = "grant_type=refresh_token&refresh_token="
                    + first.path("refresh_token").asText();
            JsonNode second = token(consumer, site, refresh).body();

            assertThat(first.path("scopes").asText()).isEqualTo("repository");
            assertThat(first.path("expires_in").asInt()).isEqualTo(7200);
            assertThat(second.path("refresh_token")).isNotEqualTo(first.path("refresh_token"));
            assertThat(token(consumer, site, refresh).status()).isEqualTo(400);
            String access = second.path("access_token").asText();
            try (Api bearer = Api.bearer(simulator.cloud().restBase(), access)) {
                assertThat(bearer.get(REPOSITORY).status()).isEqualTo(200);
                control.conditions().advanceClock(Duration.ofHours(3));
                assertThat(bearer.get(REPOSITORY).status()).isEqualTo(401);
            }
        }
    }

    private static Api.Answer token(Api consumer, String site, String form) {
        return consumer.send("POST", site + "access_token", form, "application/x-www-form-urlencoded");
    }
}
