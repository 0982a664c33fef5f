package io.hookline.health.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.embedded.quarkus.IssuerResource;
import io.hookline.embedded.quarkus.KafkaResource;
import io.hookline.embedded.quarkus.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is repaired without asking, what a person is asked about, and how closely is looked. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "health"))
@WithTestResource(IssuerResource.class)
@WithTestResource(FakeConnectorResource.class)
class PolicyIT extends AgainstMonitor {

    private static final int CAP = 200;

    @BeforeEach
    void connectHealthyProject() {
        connector.sees(Observations.healthy(project));
        kafka.project(project, credential, 1);
        awaitState(HealthState.HEALTHY);
    }

    @Test
    void shouldRepairWhenAPersonSaysSoWhereThePolicyIsToAsk() {
        setPolicy("{\"webhook\":\"ASK\"}").statusCode(200).body("webhook", equalTo("ASK"));
        connector.sees(Observations.withoutWebhook(project));
        post("check").statusCode(202);
        soon().untilAsserted(() -> health().body("needsAttention", containsString("/repair")));
        assertThat(kafka.commandsFor(project)).isEmpty();

        post("repair?kind=webhook").statusCode(202);

        soon().untilAsserted(() -> assertThat(kafka.commandsFor(project)).hasSize(1));
    }

    @Test
    void shouldLeaveAloneWhatThePolicySaysUntilItSaysOtherwise() {
        setPolicy("{\"webhook\":\"OFF\"}").statusCode(200);
        connector.sees(Observations.withoutWebhook(project));
        post("check").statusCode(202);
        awaitState(HealthState.BROKEN);
        int looks = connector.looksAt(project);
        post("check").statusCode(202);
        soon().until(() -> connector.looksAt(project) > looks);
        assertThat(kafka.commandsFor(project)).isEmpty();

        setPolicy("{}").statusCode(200).body("webhook", nullValue());

        soon().untilAsserted(() -> assertThat(kafka.commandsFor(project)).hasSize(1));
        given(as("viewer"))
                .get("/health/projects/{id}/policy", project.toString())
                .then()
                .statusCode(200)
                .body("webhook", nullValue());
    }

    @Test
    void shouldRefuseAPolicyThatDoesNotReadOrOfWhomMayNot() {
        setPolicy("{\"webhook\":\"SOMETIMES\"}").statusCode(400).contentType("application/problem+json");
        given(as("operator"))
                .post("/health/projects/{id}/repair?kind=GATEWAY", project.toString())
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        Stream.of("policy", "repair")
                .forEach(part -> given(as("operator"))
                        .contentType("application/json")
                        .body("{}")
                        .request(part.equals("policy") ? "PUT" : "POST", "/health/projects/x/" + part)
                        .then()
                        .statusCode(404)
                        .contentType("application/problem+json"));
        given(as("viewer"))
                .contentType("application/json")
                .body("{}")
                .put("/health/projects/{id}/policy", project.toString())
                .then()
                .statusCode(403);
    }

    @Test
    void shouldKeepAProjectsQuietHoursAndStillRestoreAMissingWebhook() {
        setPolicy("{\"quietHours\":\"00:00-23:59:59\",\"timeZone\":\"Europe/Berlin\"}")
                .statusCode(200);
        given(as("viewer"))
                .get("/health/projects/{id}/policy", project.toString())
                .then()
                .body("quietHours", equalTo("00:00-23:59:59"))
                .body("timeZone", equalTo("Europe/Berlin"));
        Stream.of("{\"quietHours\":\"all night\"}", "{\"timeZone\":\"Moon/Tranquility\"}")
                .forEach(wrong -> setPolicy(wrong).statusCode(400).contentType("application/problem+json"));

        connector.sees(Observations.withoutWebhook(project));
        post("check").statusCode(202);

        soon().untilAsserted(() -> assertThat(kafka.commandsFor(project)).hasSize(1));
    }

    @Test
    void shouldRepairNoMoreOfAWorkspaceWithinAnHourThanItsShare() {
        execute(
                "insert into repair (command_id, project_id, kind, reason, issued_at)"
                        + " select gen_random_uuid(), $1, 'WEBHOOK', 'earlier', now() from generate_series(1, $2)",
                Tuple.of(project.value(), CAP));
        connector.sees(Observations.withoutWebhook(project));
        int looks = connector.looksAt(project);
        post("check").statusCode(202);
        soon().until(() -> connector.looksAt(project) >= looks + 4);
        assertThat(kafka.commandsFor(project)).isEmpty();

        execute("delete from repair where project_id = $1", Tuple.of(project.value()));

        soon().untilAsserted(() -> assertThat(kafka.commandsFor(project)).hasSize(1));
    }

    @Test
    void shouldAskGitOnlyWhileAFullLookProvesThatAllIsWell() {
        assertThat(connector.depthsOf(project)).containsExactly("FULL");

        lookNow();
        soon().until(() -> connector.looksAt(project) == 2);
        post("check").statusCode(202);
        soon().until(() -> connector.looksAt(project) == 3);

        assertThat(connector.depthsOf(project)).containsExactly("FULL", "SHALLOW", "FULL");
    }

    @Test
    void shouldReplaceAWebhookThatLooksSoundWhenNothingIsDelivered() {
        connector.sees(Observations.pushed(project, "before"));
        post("check").statusCode(202);
        soon().until(() ->
                connector.looksAt(project) == 2 && connector.depthsOf(project).size() == 2);
        connector.sees(Observations.pushed(project, "after"));
        lookNow();

        soon().untilAsserted(() -> {
            connector.sees(Observations.pushed(project, "after"));
            assertThat(kafka.commandsFor(project))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            RepairCommand.RestoreWebhook.class,
                            restore -> assertThat(restore.evenIfSound()).isTrue());
        });
        health().body("checks.findings.flatten().finding", hasItem("webhook-silent"));
    }

    @Test
    void shouldHoldTheRepairsOfAHostWhenProjectsOfManyConnectorsBreakAtOnce() {
        List<ProjectId> many = Stream.generate(ProjectId::random).limit(8).toList();
        many.forEach(each -> connector.sees(Observations.healthy(each)));
        many.forEach(each -> kafka.project(each, ConnectorId.random(), 1));
        soon().until(() -> many.stream().allMatch(each -> "HEALTHY".equals(stateOf(each))));
        many.forEach(each -> connector.sees(Observations.withoutWebhook(each)));

        many.forEach(each -> given(as("operator"))
                .post("/health/projects/{id}/check", each.toString())
                .then()
                .statusCode(202));

        soon().untilAsserted(() ->
                given(as("viewer")).get("/health").then().statusCode(200).body("heldHosts.host", hasItem(kafka.host)));
        given(as("operator"))
                .post("/health/hosts/{host}/resume", kafka.host)
                .then()
                .statusCode(202);
        soon().untilAsserted(() -> assertThat(many)
                .allSatisfy(each -> assertThat(kafka.commandsFor(each)).isNotEmpty()));
        given(as("operator")).post("/health/hosts/none/resume").then().statusCode(404);
        many.forEach(kafka::tombstone);
    }

    private ValidatableResponse setPolicy(String body) {
        return given(as("operator"))
                .contentType("application/json")
                .body(body)
                .put("/health/projects/{id}/policy", project.toString())
                .then();
    }

    private ValidatableResponse post(String request) {
        return given(as("operator"))
                .post("/health/projects/" + project + "/" + request)
                .then();
    }

    private void lookNow() {
        execute("update project set next_check = now() where id = $1", Tuple.of(project.value()));
        execute("update connector set due_at = now() where id = $1", Tuple.of(credential.value()));
    }
}
