package io.hookline.health.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairsHeld;
import io.hookline.contracts.health.RepairsResumed;
import io.hookline.contracts.health.SharedCause;
import io.hookline.contracts.id.ProjectId;
import io.hookline.embedded.quarkus.IssuerResource;
import io.hookline.embedded.quarkus.KafkaResource;
import io.hookline.embedded.quarkus.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told when many projects get into trouble at once. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "health"))
@WithTestResource(IssuerResource.class)
@WithTestResource(FakeConnectorResource.class)
class MassFailureIT extends AgainstMonitor {

    private static final int MANY = 8;

    private final List<ProjectId> many =
            Stream.generate(ProjectId::random).limit(MANY).toList();

    @BeforeEach
    void breakAll() {
        many.forEach(each -> connector.sees(Observations.healthy(each)));
        many.forEach(each -> kafka.project(each, credential, 1));
        soon().until(() -> many.stream().allMatch(each -> "HEALTHY".equals(stateOf(each))));
        many.forEach(each -> connector.sees(Observations.withoutWebhook(each)));
        lookAtAll();
        soon().until(() -> untold() == MANY);
    }

    @AfterEach
    void forget() {
        many.forEach(kafka::tombstone);
    }

    @Test
    void shouldTellOnceThatManyBrokeAndOnceThatAPersonLetsRepairsGoOn() {
        soon().untilAsserted(() -> assertThat(kafka.alertsOf(credential.toString()))
                .singleElement()
                .isInstanceOfSatisfying(RepairsHeld.class, held -> {
                    assertThat(held.of()).isEqualTo(SharedCause.CONNECTOR);
                    assertThat(held.troubled()).isBetween(5, MANY);
                }));

        given(as("operator"))
                .post("/health/connectors/{id}/resume", credential.toString())
                .then()
                .statusCode(202);

        soon().untilAsserted(() -> assertThat(kafka.alertsOf(credential.toString()))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        RepairsResumed.class,
                        resumed -> assertThat(resumed.by()).isNotBlank()));
        soon().until(() -> untold() == 0);
        soon().untilAsserted(() -> assertThat(many)
                .allSatisfy(each -> assertThat(kafka.changesOf(each))
                        .extracting(HealthChanged::to)
                        .containsExactly(HealthState.HEALTHY, HealthState.BROKEN)));
    }

    @Test
    void shouldTellThatItIsOverWhenTheProjectsAreWellAgain() {
        many.forEach(each -> connector.sees(Observations.healthy(each)));

        // Looks at the same time do not see each other; nobody looks again.
        lookAtAll();
        soon().untilAsserted(() -> assertThat(kafka.alertsOf(credential.toString()))
                .last()
                .isInstanceOfSatisfying(
                        RepairsResumed.class,
                        resumed -> assertThat(resumed.by()).isNull()));
        soon().until(() -> untold() == 0);
    }

    private int untold() {
        return database.preparedQuery(
                        "select count(*)::int from untold join project on id = project_id" + " where connector_id = $1")
                .execute(Tuple.of(credential.value()))
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getInteger(0);
    }
}
