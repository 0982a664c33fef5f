package io.hookline.bitbucket.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Done;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.Results;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.StubServer;
import io.hookline.bitbucket.WebhookId;
import io.hookline.bitbucket.WebhookSecret;
import io.hookline.bitbucket.WebhookSpec;
import io.hookline.bitbucket.git.SshKeys;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server answers, its credential goes nowhere else. */
class ForeignHostsIT {

    private static final RepositoryPath PATH = RepositoryPath.of("ws/slug");
    private static final Credential TOKEN = new Credential.AccessToken("token");
    private static final WebhookSpec HOOK = new WebhookSpec(
            "ci", URI.create("https://ci/hook"), true, Set.of("repo:push"), new WebhookSecret("secret"), true);
    private static final SshPublicKey KEY = SshKeys.generate("test").publicKey();

    private final StubServer server = new StubServer();
    private final StubServer elsewhere = new StubServer();
    private final HttpBitbucketFactory factory = new HttpBitbucketFactory(Clock.systemUTC());

    @AfterEach
    void stop() {
        factory.close();
        server.close();
        elsewhere.close();
    }

    static Stream<Arguments> calls() {
        var calls = List.<Function<Bitbucket, Result<?>>>of(
                bitbucket -> bitbucket.repository(PATH),
                bitbucket -> bitbucket.repository(new RepositoryId("{1}"), PATH),
                bitbucket -> bitbucket.branches(PATH),
                bitbucket -> bitbucket.openPullRequests(PATH),
                bitbucket -> bitbucket.deployKeys(PATH),
                bitbucket -> bitbucket.addDeployKey(PATH, KEY, "ci"),
                bitbucket -> bitbucket.webhooks(PATH),
                bitbucket -> bitbucket.createWebhook(PATH, HOOK),
                bitbucket -> bitbucket.updateWebhook(PATH, new WebhookId("1"), HOOK),
                bitbucket -> bitbucket.deleteWebhook(PATH, new WebhookId("1")),
                Bitbucket::whoAmI);
        return calls.stream()
                .flatMap(call -> Stream.of(301, 302, 303, 307, 308).map(status -> Arguments.of(call, status)));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void shouldFollowNoLocationElsewhere(Function<Bitbucket, Result<?>> call, int status) {
        elsewhere.on("/", 200, "{\"values\":[],\"version\":\"9\"}");
        server.redirect("/", status, elsewhere.uri() + "/login");

        assertThat(call.apply(cloud()).isOk()).isFalse();
        assertThat(call.apply(dataCenter()).isOk()).isFalse();
        assertThat(elsewhere.seen()).isEmpty();
    }

    @Test
    void shouldFollowALocationWithinTheOriginAndThenNoneElsewhere() {
        server.redirect("/repositories/ws/slug", 302, "/moved");
        server.redirect("/moved", 302, elsewhere.uri() + "/login");

        assertThat(cloud().repository(PATH).isOk()).isFalse();
        assertThat(elsewhere.seen()).isEmpty();
    }

    @Test
    void shouldFollowNoNextPageElsewhere() {
        server.on("/", 200, "{\"values\":[],\"next\":\"" + elsewhere.uri() + "/page\"}");

        assertThat(cloud().branches(PATH).isOk()).isFalse();
        assertThat(cloud().deployKeys(PATH).isOk()).isFalse();
        assertThat(cloud().openPullRequests(PATH).isOk()).isFalse();
        assertThat(elsewhere.seen()).isEmpty();
    }

    @Test
    void shouldAskTheInstanceItselfForDataCentersNextPage() {
        server.on("/", 200, "{\"values\":[],\"isLastPage\":true,\"next\":\"" + elsewhere.uri() + "/page\"}");

        assertThat(dataCenter().branches(PATH).isOk()).isTrue();
        assertThat(elsewhere.seen()).isEmpty();
    }

    @Test
    void shouldTellCloneAddressesWithoutGoingThere() {
        server.on("/", 200, """
                {"uuid":"{1}","full_name":"ws/slug","name":"slug","links":{"html":{"href":"https://bitbucket.org/ws/slug"},"clone":[
                    {"name":"https","href":"%s/ws/slug.git"},{"name":"ssh","href":"git@elsewhere.example:ws/slug.git"}]}}
                """.formatted(elsewhere.uri()));

        Repository found = Results.value(cloud().repository(PATH));

        assertThat(found.httpCloneUrl()).hasPort(elsewhere.uri().getPort());
        assertThat(elsewhere.seen()).isEmpty();
    }

    @Test
    void shouldNotRepeatAChangeThatWasRedirectedWithinTheOrigin() {
        server.redirect("/repositories/ws/slug/hooks", 307, "/moved");
        server.on("/moved", 200, "{}");

        Result<Done> removed = cloud().deleteWebhook(PATH, new WebhookId("1"));

        assertThat(removed.isOk()).isFalse();
        assertThat(server.seen()).hasSize(1);
    }

    private Bitbucket cloud() {
        return factory.create(new Instance.Cloud(server.uri()), TOKEN);
    }

    private Bitbucket dataCenter() {
        return factory.create(new Instance.DataCenter(server.uri()), TOKEN);
    }
}
