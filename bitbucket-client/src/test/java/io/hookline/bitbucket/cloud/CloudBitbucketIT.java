package io.hookline.bitbucket.cloud;

import static io.hookline.bitbucket.Results.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Account;
import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Identity;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.OpenPullRequest;
import io.hookline.bitbucket.Ref;
import io.hookline.bitbucket.RefName;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshUrl;
import io.hookline.bitbucket.StubServer;
import io.hookline.bitbucket.connect.HttpBitbucketFactory;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudBitbucketIT {

    private static final RepositoryPath PATH = RepositoryPath.of("ws/slug");
    private static final String REPOSITORY = """
            {"uuid":"{1a}","full_name":"ws/new-slug","name":"New","is_private":true,"mainbranch":null,
             "links":{"html":{"href":"https://bitbucket.org/ws/new-slug"},"clone":[
                {"name":"https","href":"https://ann@bitbucket.org/ws/new-slug.git"},
                {"name":"ssh","href":"git@bitbucket.org:ws/new-slug.git"}]},"unknown":{}}
            """;

    private final StubServer server = new StubServer();
    private final HttpBitbucketFactory factory = new HttpBitbucketFactory(Clock.systemUTC());
    private final Bitbucket bitbucket = factory.create(
            new Instance.Cloud(URI.create(server.uri() + "/2.0")), new Credential.ApiToken("ann@example.com", "token"));

    @AfterEach
    void stop() {
        factory.close();
        server.close();
    }

    @Test
    void shouldFindARenamedRepositoryByItsId() {
        server.on("/2.0/repositories/", 200, REPOSITORY);

        var found = value(bitbucket.repository(new RepositoryId("{1a}"), PATH));

        assertThat(server.seen())
                .extracting(StubServer.Seen::address)
                .containsExactly("/2.0/repositories/%7B%7D/%7B1a%7D");
        assertThat(found.path()).isEqualTo(RepositoryPath.of("ws/new-slug"));
        assertThat(found.defaultBranch()).isNull();
        assertThat(found.httpCloneUrl()).isEqualTo(URI.create("https://bitbucket.org/ws/new-slug.git"));
        assertThat(found.sshCloneUrl()).isEqualTo(SshUrl.of("git@bitbucket.org:ws/new-slug.git"));
    }

    @Test
    void shouldNotTakeAnotherRepositoryForTheOneAsked() {
        server.on("/2.0/repositories/", 200, REPOSITORY);

        assertThat(bitbucket.repository(new RepositoryId("{2b}"), PATH)).isInstanceOf(Result.Failed.class);
    }

    @Test
    void shouldFollowTheNextPageAsItIsWritten() {
        var next = server.uri() + "/2.0/opaque?page=h%2Fash&x=1";
        server.on(
                "/2.0/repositories/ws/slug/refs/branches",
                200,
                "{\"values\":[{\"name\":\"a\",\"target\":{\"hash\":\"aaaaaaa\"}}],\"next\":\"" + next + "\"}");
        server.on("/2.0/opaque", 200, "{\"values\":[{\"name\":\"b/c\",\"target\":{\"hash\":\"bbbbbbb\"}}]}");

        assertThat(bitbucket.branches(PATH))
                .isEqualTo(Result.ok(List.of(
                        new Ref(RefName.branch("a"), new CommitHash("aaaaaaa")),
                        new Ref(RefName.branch("b/c"), new CommitHash("bbbbbbb")))));
        assertThat(server.seen().getLast().address()).isEqualTo("/2.0/opaque?page=h%2Fash&x=1");
    }

    @Test
    void shouldNotSendTheCredentialToANextPageElsewhere() {
        try (var elsewhere = new StubServer()) {
            elsewhere.on("/", 200, "{\"values\":[]}");
            server.on("/2.0/repositories/ws/slug/hooks", 200, "{\"values\":[],\"next\":\"" + elsewhere.uri() + "/\"}");

            assertThat(bitbucket.webhooks(PATH)).isInstanceOf(Result.Failed.class);
            assertThat(elsewhere.seen()).isEmpty();
        }
    }

    @Test
    void shouldFailRatherThanShortenAListWhoseNextPageIsMalformed() {
        server.on("/2.0/repositories/ws/slug/hooks", 200, "{\"values\":[],\"next\":\"ht tp://\"}");

        assertThat(bitbucket.webhooks(PATH))
                .isEqualTo(Result.failed(new Failure.Unavailable("the answer's next is malformed")));
    }

    @Test
    void shouldReadAPullRequestWhoseForkAndTargetBranchAreGone() {
        server.on("/2.0/repositories/ws/slug/pullrequests", 200, """
                {"values":[{"id":7,"title":"t","author":null,
                    "source":{"branch":{"name":"x"},"commit":null,"repository":null},
                    "destination":{"branch":{"name":"main"},"commit":null,
                        "repository":{"uuid":"{1a}","full_name":"ws/slug"}}}]}
                """);

        var pullRequest = value(bitbucket.openPullRequests(PATH)).getFirst();

        assertThat(pullRequest.isFork()).isTrue();
        assertThat(pullRequest.author()).isNull();
        assertThat(pullRequest.source()).isEqualTo(new OpenPullRequest.End(null, null, RefName.branch("x"), null));
    }

    @Test
    void shouldTellACredentialThatMayNotAskForItsAccountFromAWrongOne() {
        server.on("/2.0/user", 403, "{\"type\":\"error\",\"error\":{\"message\":\"Forbidden\"}}");

        assertThat(bitbucket.whoAmI()).isEqualTo(Result.ok(new Identity(null, null)));
    }

    @Test
    void shouldReadTheAccount() {
        server.on("/2.0/user", 200, "{\"uuid\":\"{u}\",\"display_name\":\"Ann\"}");

        assertThat(bitbucket.whoAmI()).isEqualTo(Result.ok(new Identity(new Account("{u}", "Ann"), null)));
    }
}
