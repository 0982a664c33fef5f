package io.hookline.bitbucket.datacenter;

import static io.hookline.bitbucket.Results.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.CommitStatus;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.DeployKey;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Identity;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.RefName;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.StubServer;
import io.hookline.bitbucket.WebhookSecret;
import io.hookline.bitbucket.WebhookSpec;
import io.hookline.bitbucket.connect.HttpBitbucketFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCenterBitbucketIT {

    private static final RepositoryPath PATH = RepositoryPath.of("PRJ/slug");
    private static final String AT = "/bitbucket/rest/api/latest/projects/PRJ/repos/slug";
    private static final String KEYS_AT = "/bitbucket/rest/keys/latest/projects/PRJ/repos/slug/ssh";
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO";
    private static final String CAPABILITIES = "/bitbucket/rest/webhooks/latest/capabilities";
    private static final String HOOK = "{\"id\":3,\"name\":\"ci\",\"url\":\"https://ci/hook\",\"events\":[]}";
    private static final WebhookSpec WANTED = new WebhookSpec(
            "ci",
            URI.create("https://ci/hook"),
            true,
            Set.of("pr:opened", "repo:refs_changed", "pr:new-fashioned"),
            new WebhookSecret("secret"),
            true);

    private static final String BUILD_CAPABILITIES = "/bitbucket/rest/api/latest/build/capabilities";
    private static final CommitHash COMMIT = new CommitHash("a".repeat(40));
    private static final CommitStatus STOPPED = new CommitStatus(
            "k",
            CommitStatus.State.STOPPED,
            "build",
            "by Ann",
            URI.create("https://ci/1"),
            RefName.branch("main"),
            new CommitStatus.Details("7", Duration.ofSeconds(3), "plan", new CommitStatus.TestResults(5, 1, 2)));

    private final StubServer server = new StubServer();
    private final HttpBitbucketFactory factory = new HttpBitbucketFactory(Clock.systemUTC());
    private final Bitbucket bitbucket = factory.create(
            new Instance.DataCenter(URI.create(server.uri() + "/bitbucket/")), new Credential.AccessToken("token"));

    @AfterEach
    void stop() {
        factory.close();
        server.close();
    }

    @Test
    void shouldFollowARenameAndReadTheDefaultBranchAtTheNewPath() {
        var moved = "/bitbucket/rest/api/latest/projects/NEW/repos/fresh";
        server.redirect(AT, 307, moved);
        server.on(moved, 200, repository(84, "NEW", "fresh"));
        server.on(moved + "/default-branch", 200, "{\"id\":\"refs/heads/main\"}");

        var found = value(bitbucket.repository(new RepositoryId("84"), PATH));

        assertThat(found.path()).isEqualTo(RepositoryPath.of("NEW/fresh"));
        assertThat(found.defaultBranch()).isEqualTo(RefName.branch("main"));
    }

    @Test
    void shouldSearchWhenAnotherRepositoryTookTheOldPath() {
        server.on(AT, 200, repository(99, "PRJ", "slug"));
        server.on(
                "/bitbucket/rest/api/latest/repos",
                200,
                "{\"isLastPage\":true,\"values\":[" + repository(99, "PRJ", "slug") + ","
                        + repository(84, "NEW", "slug") + "]}");
        server.on(
                "/bitbucket/rest/api/latest/projects/NEW/repos/slug/default-branch",
                404,
                error("NoSuchBranchException"));

        var found = value(bitbucket.repository(new RepositoryId("84"), PATH));

        assertThat(found.path()).isEqualTo(RepositoryPath.of("NEW/slug"));
        assertThat(found.defaultBranch()).isNull();
    }

    @Test
    void shouldNotFindARepositoryWhoseIdIsNowhere() {
        server.on(AT, 404, error("NoSuchRepositoryException"));
        server.on("/bitbucket/rest/api/latest/repos", 200, "{\"isLastPage\":true,\"values\":[]}");

        assertThat(bitbucket.repository(new RepositoryId("84"), PATH))
                .isEqualTo(Result.failed(new Failure.NotFound("no repository of that name has that id")));
    }

    @Test
    void shouldTellAnEmptyRepositoryFromAMissingOne() {
        server.on(AT + "/default-branch", 404, error("NoSuchBranchException"));
        server.on(AT, 200, repository(84, "PRJ", "slug"));

        assertThat(bitbucket.defaultBranch(PATH)).isEqualTo(Result.ok(Optional.empty()));
    }

    @Test
    void shouldGoOnWhereTheServerSaysTheNextPageStarts() {
        server.on(
                AT + "/tags",
                exchange -> StubServer.answer(
                        exchange,
                        200,
                        exchange.getRequestURI().toString().contains("start=37")
                                ? "{\"isLastPage\":true,\"values\":[],\"nextPageStart\":null}"
                                : "{\"isLastPage\":false,\"values\":[{\"id\":\"refs/tags/v1\",\"latestCommit\":\"aaaaaaa\"}],"
                                        + "\"size\":1,\"start\":0,\"nextPageStart\":37}"));

        assertThat(value(bitbucket.tags(PATH))).hasSize(1);
        assertThat(server.seen())
                .extracting(StubServer.Seen::address)
                .containsExactly(AT + "/tags?limit=1000", AT + "/tags?limit=1000&start=37");
    }

    @Test
    void shouldSubscribeToTheEventsThatTheServerKnows() {
        server.on(CAPABILITIES, 200, "{\"application-webhooks\":[\"repo:refs_changed\",\"pr:opened\",\"pr:merged\"]}");
        server.on(AT + "/webhooks", 200, HOOK);

        assertThat(bitbucket.createWebhook(PATH, WANTED).isOk()).isTrue();
        assertThat(server.seen().getLast().body()).contains("[\"pr:opened\",\"repo:refs_changed\"]");
    }

    @Test
    void shouldAskForAllEventsWhereTheServerListsNone() {
        server.on(AT + "/webhooks", 201, HOOK);

        assertThat(bitbucket.createWebhook(PATH, WANTED).isOk()).isTrue();
        assertThat(server.seen().getLast().body()).contains("pr:new-fashioned");
    }

    @Test
    void shouldNotMakeAWebhookWithoutEvents() {
        server.on(CAPABILITIES, 200, "{\"application-webhooks\":[\"project:modified\"]}");

        assertThat(bitbucket.createWebhook(PATH, WANTED))
                .isEqualTo(Result.failed(new Failure.Invalid("the server knows none of the events wanted")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409})
    void shouldSeeAConflictInAKeyThatIsThereWhateverTheStatus(int status) {
        server.on(
                KEYS_AT,
                exchange -> StubServer.answer(
                        exchange,
                        exchange.getRequestMethod().equals("POST") ? status : 200,
                        exchange.getRequestMethod().equals("POST") ? error("DuplicateException") : keys()));

        assertThat(bitbucket.addDeployKey(PATH, SshPublicKey.of(KEY), "ci"))
                .isEqualTo(Result.failed(new Failure.Conflict("HTTP " + status + ": reason")));
    }

    @Test
    void shouldTellAKeyThatMayWriteAndReadKeysOfOldVersions() {
        server.on(KEYS_AT, 200, keys());

        assertThat(value(bitbucket.deployKeys(PATH)))
                .extracting(DeployKey::key, DeployKey::readOnly)
                .containsExactly(tuple(SshPublicKey.of(KEY), false));
    }

    @Test
    void shouldReadDatesOfBothKinds() {
        server.on(
                AT + "/commits/",
                exchange -> StubServer.answer(
                        exchange,
                        200,
                        exchange.getRequestURI().toString().endsWith("aaaaaaa")
                                ? "{\"id\":\"aaaaaaa\",\"authorTimestamp\":1537538991000}"
                                : "{\"id\":\"bbbbbbb\",\"authorTimestamp\":\"2018-09-21T14:09:51.000Z\"}"));

        var old = bitbucket.commit(PATH, new CommitHash("aaaaaaa"));
        var modern = bitbucket.commit(PATH, new CommitHash("bbbbbbb"));

        assertThat(value(old).date()).isEqualTo(value(modern).date());
    }

    @Test
    void shouldTellEverythingOfABuildWhereTheServerTakesIt() {
        server.on(BUILD_CAPABILITIES, 200, "{\"buildStatus\":[\"richBuildStatus\"]}");
        server.on(AT + "/commits/" + COMMIT + "/builds", 204, "");

        assertThat(bitbucket.setStatus(PATH, COMMIT, STOPPED).isOk()).isTrue();
        assertThat(bitbucket.setStatus(PATH, COMMIT, STOPPED).isOk()).isTrue();

        assertThat(server.seen())
                .extracting(StubServer.Seen::method)
                .as("the server is asked once what it takes")
                .containsExactly("GET", "POST", "POST");
        assertThat(server.seen().getLast().body())
                .isEqualTo("{\"key\":\"k\",\"state\":\"CANCELLED\",\"name\":\"build\",\"url\":\"https://ci/1\","
                        + "\"description\":\"by Ann\",\"ref\":\"refs/heads/main\",\"buildNumber\":\"7\",\"duration\":3000,"
                        + "\"parent\":\"plan\",\"testResults\":{\"successful\":5,\"failed\":1,\"skipped\":2}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 {\"buildStatus\":[]}",
                "404 {\"errors\":[{\"message\":\"no such resource\"}]}",
                "404 {\"message\":\"null for uri\",\"status-code\":404}"
            })
    void shouldSayThatABuildWasCancelledWhereTheServerKnowsNoSuchState(String capabilities) {
        server.on(BUILD_CAPABILITIES, Integer.parseInt(capabilities.substring(0, 3)), capabilities.substring(4));
        server.on("/bitbucket/rest/build-status/1.0/commits/" + COMMIT, 204, "");

        assertThat(bitbucket.setStatus(PATH, COMMIT, STOPPED).isOk()).isTrue();

        assertThat(server.seen().getLast().body())
                .isEqualTo("{\"key\":\"k\",\"state\":\"FAILED\",\"name\":\"build\",\"url\":\"https://ci/1\","
                        + "\"description\":\"Cancelled: by Ann\"}");
    }

    @Test
    void shouldNotTakeAServerInTroubleForAnOldOne() {
        server.on(BUILD_CAPABILITIES, 503, "");

        assertThat(bitbucket.setStatus(PATH, COMMIT, STOPPED))
                .isEqualTo(Result.failed(new Failure.Unavailable("HTTP 503")));
    }

    @Test
    void shouldAcceptATokenThatStandsForNoUser() {
        server.on("/bitbucket/rest/api/latest/application-properties", 200, "{\"version\":\"9.4.2\"}");
        server.on("/bitbucket/plugins/servlet/applinks/whoami", 200, "");

        assertThat(bitbucket.whoAmI()).isEqualTo(Result.ok(new Identity(null, "9.4.2")));
    }

    private static String repository(int id, String project, String slug) {
        return "{\"id\":" + id + ",\"slug\":\"" + slug + "\",\"name\":\"n\",\"project\":{\"key\":\"" + project
                + "\"},\"links\":{\"self\":[{\"href\":\"https://host/" + slug + "\"}]}}";
    }

    private static String error(String exception) {
        return "{\"errors\":[{\"message\":\"reason\",\"exceptionName\":\"com.atlassian.bitbucket." + exception
                + "\"}]}";
    }

    private static String keys() {
        return "{\"isLastPage\":true,\"values\":[{\"permission\":\"REPO_WRITE\",\"key\":{\"id\":1,\"text\":\"" + KEY
                + " ci\",\"label\":\"ci\"}}]}";
    }
}
