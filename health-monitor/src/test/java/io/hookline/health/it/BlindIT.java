package io.hookline.health.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.Observation;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.embedded.quarkus.IssuerResource;
import io.hookline.embedded.quarkus.KafkaResource;
import io.hookline.embedded.quarkus.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a connector whose looks see nothing. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "health"))
@WithTestResource(IssuerResource.class)
@WithTestResource(FakeConnectorResource.class)
class BlindIT extends AgainstMonitor {

    private final List<ProjectId> many =
            Stream.generate(ProjectId::random).limit(40).toList();

    @AfterEach
    void forget() {
        many.forEach(kafka::tombstone);
    }

    @Test
    void shouldTryOneProjectAtATimeUntilTheHostShowsSomethingAgain() {
        many.forEach(each -> connector.answers(each, 503, ""));
        tellOfAll();

        soon().until(() -> parkings("host") >= 4);

        assertThat(many).filteredOn(each -> connector.looksAt(each) == 0).isNotEmpty();
        see(Observations::healthy);
        awaitAll(HealthState.HEALTHY);
    }

    @Test
    void shouldAskGitAloneWhileTheApiShowsNothingAndMakeUpForItAfterwards() {
        see(Observations::rateLimited);
        tellOfAll();

        awaitAll(HealthState.UNKNOWN);
        assertThat(many)
                .filteredOn(each -> connector.depthsOf(each).contains("SHALLOW"))
                .isNotEmpty();
        soon().untilAsserted(this::showsWhatIsLeftAndWhoIsParked);
        see(Observations::healthy);
        awaitAll(HealthState.HEALTHY);
        assertThat(many).allSatisfy(each -> assertThat(connector.depthsOf(each)).contains("FULL"));
    }

    @Test
    void shouldLookAtOthersWhileAConnectorShowsNothing() {
        many.forEach(each -> connector.answers(each, 503, ""));
        tellOfAll();
        soon().until(() -> parkings("host") >= 1);
        connector.sees(Observations.healthy(project));

        kafka.project(project, ConnectorId.random(), 1);

        awaitState(HealthState.HEALTHY);
    }

    private void showsWhatIsLeftAndWhoIsParked() {
        JsonPath health = given(as("viewer"))
                .get("/health")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String ours = "findAll { it.connector == '" + credential + "' }";
        assertThat(health.<String>getList("parked." + ours + ".way")).containsExactly("API");
        assertThat(health.<String>getList("parked." + ours + ".why")).containsExactly("RATE_LIMITED");
        assertThat(health.<String>getList("parked." + ours + ".until")).doesNotContainNull();
        String budget = "budgets.find { it.connector == '" + credential + "' && it.resource == 'REPOSITORY_DATA' }";
        assertThat(health.getMap(budget))
                .containsEntry("allowed", 1_000)
                .containsEntry("used", 850)
                .containsEntry("left", 150)
                .containsEntry("keptForRepairs", 200)
                .containsEntry("pausedUntil", "2026-11-20T10:31:00Z")
                .containsKey("asOf");
    }

    private void tellOfAll() {
        many.forEach(each -> kafka.project(each, credential, 1));
    }

    private void see(Function<ProjectId, Observation> what) {
        many.forEach(each -> connector.sees(what.apply(each)));
    }

    private void awaitAll(HealthState state) {
        soon().until(() -> count("select count(*) from project where connector_id = $1 and state = '" + state + "'")
                == many.size());
    }

    private long parkings(String way) {
        return count("select coalesce(sum((breakers #>> '{" + way + ",parkings}')::int), 0) from connector"
                + " where id = $1");
    }

    private long count(String sql) {
        return database.preparedQuery(sql)
                .execute(Tuple.of(credential.value()))
                .await()
                .atMost(Duration.ofSeconds(10))
                .iterator()
                .next()
                .getLong(0);
    }
}
