package io.hookline.bitbucket.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hookline.bitbucket.Connection;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.MovableClock;
import io.hookline.bitbucket.Purpose;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsTest {

    private static final Connection CLOUD = Connection.to(new Instance.Cloud());
    private static final Connection DATA_CENTER =
            Connection.to(new Instance.DataCenter(URI.create("https://git.example.com")));
    private static final Credential TOKEN = new Credential.AccessToken("token");
    private static final String HOOKS = "/repositories/ws/slug/hooks";
    private static final String REFS = "/repositories/ws/slug/refs/branches";

    private final Budgets budgets = new Budgets(new MovableClock(), () -> 0, new RateSettings(2_000));

    @ParameterizedTest
    @CsvSource({
        "/repositories/ws/slug, REPOSITORY_DATA",
        "/repositories/ws/hooks, REPOSITORY_DATA",
        "/repositories/hooks/hook_events, REPOSITORY_DATA",
        "/repositories/ws/slug/src/main/hooks/a, REPOSITORY_DATA",
        "/repositories/ws/slug/hooks, WEBHOOK_DATA",
        "/repositories/%7B%7D/%7B1a%7D/hooks/%7B2b%7D, WEBHOOK_DATA",
        "/workspaces/ws/hooks, WEBHOOK_DATA",
        "/hook_events/repository, WEBHOOK_DATA",
        "/user, REPOSITORY_DATA",
    })
    void shouldTellCloudsResourcesApart(String path, RateResource resource) {
        assertThat(RateResource.ofCloud(path)).isEqualTo(resource);
    }

    @Test
    void shouldCountWebhookDataSeparately() {
        var allowance = allowance(CLOUD, TOKEN);

        assertThat(granted(allowance, HOOKS, 1_500)).isEqualTo(1_000);
        assertThat(granted(allowance, REFS, 2_500)).isEqualTo(2_000);
    }

    @Test
    void shouldCountDataCentersCallsTogether() {
        var allowance = allowance(DATA_CENTER, TOKEN);

        assertThat(allowance.budgetOf().apply(HOOKS))
                .isSameAs(allowance.budgetOf().apply(REFS));
    }

    @Test
    void shouldShareABudgetAmongTheConnectionsOfACredential() {
        granted(allowance(CLOUD.labelled("one"), TOKEN), REFS, 3);
        granted(allowance(CLOUD.labelled("two"), new Credential.AccessToken("token")), REFS, 4);
        granted(allowance(CLOUD.labelled("other"), new Credential.AccessToken("other")), REFS, 5);

        assertThat(budgets.view())
                .filteredOn(view -> view.resource() == RateResource.REPOSITORY_DATA)
                .extracting(BudgetView::labels, BudgetView::remaining)
                .containsExactly(tuple(Set.of("one", "two"), 1_993), tuple(Set.of("other"), 1_995));
    }

    @Test
    void shouldKeepAnOAuthConsumersBudgetWhenItsTokenChanges() {
        var consumer = CLOUD.paidBy("consumer");
        granted(allowance(consumer, TOKEN), REFS, 2_000);

        assertThat(granted(allowance(consumer, new Credential.AccessToken("next")), REFS, 1))
                .isZero();
    }

    @Test
    void shouldKnowNoLimitOfADataCenterThatAnnouncesNone() {
        granted(allowance(DATA_CENTER, TOKEN), REFS, 3);

        assertThat(budgets.view()).containsExactly(new BudgetView(Set.of(), RateResource.ALL, null, null, null, null));
    }

    private Allowance allowance(Connection connection, Credential credential) {
        return budgets.allowance(connection, credential, Purpose.REPAIR);
    }

    private static int granted(Allowance allowance, String path, int calls) {
        var granted = 0;
        for (int call = 0; call < calls; call++) {
            granted +=
                    allowance.budgetOf().apply(path).take(allowance.purpose()).isEmpty() ? 1 : 0;
        }
        return granted;
    }
}
