package io.hookline.local.deliver;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.RepositoryId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookBodyTest {

    private static final RepositoryRef CLOUD =
            new RepositoryRef(Product.CLOUD, new RepositoryId("{ours}"), "demo/shop");
    private static final RepositoryRef DATA_CENTER =
            new RepositoryRef(Product.DATA_CENTER, new RepositoryId("7"), "DEMO/shop");

    private static final String FORK_PULL_REQUEST = """
            {
              "repository": {"uuid": "{theirs}", "full_name": "ws/app", "workspace": {"slug": "ws", "uuid": "{ws}"}},
              "actor": {"uuid": "{theirs}"},
              "pullrequest": {
                "source": {"repository": {"uuid": "{fork}", "full_name": "ann/app"}, "commit": null},
                "destination": {"repository": {"uuid": "{theirs}", "full_name": "ws/app"}}
              }
            }
            """;

    private static final String REFS_CHANGED = """
            {
              "repository": {"id": 84, "slug": "app", "project": {"key": "PRJ", "id": 2}},
              "changes": [{"refId": "refs/heads/a"}, {"refId": "refs/heads/b"}]
            }
            """;

    private static final String DATA_CENTER_PULL_REQUEST = """
            {
              "pullRequest": {
                "fromRef": {"repository": {"id": 85, "slug": "app", "project": {"key": "~ann"}}},
                "toRef": {"repository": {"id": 84, "slug": "app", "project": {"key": "PRJ"}}}
              }
            }
            """;

    @Test
    void shouldRenameTheCloudRepositoryAndLeaveItsFork() {
        assertThatJson(rewritten(FORK_PULL_REQUEST, CLOUD)).isEqualTo("""
                        {
                          "repository": {"uuid": "{ours}", "full_name": "demo/shop", "workspace": {"slug": "demo", "uuid": "{ws}"}},
                          "actor": {"uuid": "{theirs}"},
                          "pullrequest": {
                            "source": {"repository": {"uuid": "{fork}", "full_name": "ann/app"}, "commit": null},
                            "destination": {"repository": {"uuid": "{ours}", "full_name": "demo/shop"}}
                          }
                        }
                        """);
    }

    @Test
    void shouldRenameTheDataCenterRepository() {
        assertThatJson(rewritten(REFS_CHANGED, DATA_CENTER))
                .node("repository")
                .isEqualTo("{id: 7, slug: 'shop', project: {key: 'DEMO', id: 2}}");
    }

    @Test
    void shouldTakeTheDestinationForTheRepositoryOfADataCenterPullRequest() {
        String body = rewritten(DATA_CENTER_PULL_REQUEST, DATA_CENTER);

        assertThatJson(body).node("pullRequest.toRef.repository.id").isEqualTo(7);
        assertThatJson(body).node("pullRequest.fromRef.repository.id").isEqualTo(85);
    }

    @Test
    void shouldTellWhichRepositoryItIsAbout() {
        assertThat(body(FORK_PULL_REQUEST).repositoryId(Product.CLOUD)).contains("{theirs}");
        assertThat(body(DATA_CENTER_PULL_REQUEST).repositoryId(Product.DATA_CENTER))
                .contains("84");
        assertThat(body("{\"test\":true}").repositoryId(Product.DATA_CENTER)).isEmpty();
    }

    @Test
    void shouldLeaveWhatIsNoJsonAsItIs() {
        assertThat(rewritten("{\"repository\": {\"uu", CLOUD)).isEqualTo("{\"repository\": {\"uu");
    }

    @Test
    void shouldExpectADecisionForEachChange() {
        assertThat(body(REFS_CHANGED).changes()).isEqualTo(2);
        assertThat(body(FORK_PULL_REQUEST).changes()).isEqualTo(1);
    }

    private static String rewritten(String body, RepositoryRef target) {
        return new String(body(body).as(target).bytes(), StandardCharsets.UTF_8);
    }

    private static WebhookBody body(String text) {
        return WebhookBody.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
