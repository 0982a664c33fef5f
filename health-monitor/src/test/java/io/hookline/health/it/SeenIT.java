package io.hookline.health.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ProjectId;
import io.hookline.embedded.quarkus.IssuerResource;
import io.hookline.embedded.quarkus.KafkaResource;
import io.hookline.embedded.quarkus.PostgresResource;
import io.hookline.health.store.History;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of the projects' health. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "health"))
@WithTestResource(IssuerResource.class)
@WithTestResource(FakeConnectorResource.class)
class SeenIT extends AgainstMonitor {

    @Inject
    History history;

    @BeforeEach
    void connectHealthyProject() {
        connector.sees(Observations.healthy(project));
        kafka.project(project, credential, 1);
        awaitState(HealthState.HEALTHY);
    }

    @Test
    void shouldRememberEachChangeAndForgetItWhenItIsOld() {
        breakWebhook();
        connector.sees(Observations.healthy(project));
        checkNow();
        awaitState(HealthState.HEALTHY);

        history("")
                .body("changes.to", contains("HEALTHY", "BROKEN", "HEALTHY"))
                .body("changes[1].from", equalTo("HEALTHY"))
                .body("changes[1].findings", equalTo(List.of("webhook-missing")))
                .body("changes[2].from", nullValue())
                .body("next", nullValue());
        String next = history("?limit=2").body("changes", hasSize(2)).extract().path("next");
        history("?limit=2&after=" + next).body("changes", hasSize(1)).body("next", nullValue());

        history.forgetBefore(Instant.now()).await().atMost(Duration.ofSeconds(10));

        history("").body("changes", hasSize(0));
    }

    @Test
    void shouldRefuseAPlaceInTheHistoryThatItNeverShowed() {
        given(as("viewer"))
                .get("/health/projects/{id}/history?after=x", project.toString())
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:hookline:problem:bad-parameter"));
        given(as("viewer"))
                .get("/health/projects/{id}/history", credential.toString())
                .then()
                .statusCode(404);
    }

    @Test
    void shouldCountWhatIsWrongByCheckFindingAndConnector() {
        breakWebhook();

        overview()
                .body("states.BROKEN", greaterThanOrEqualTo(1))
                .body("checks.find { it.check == 'WEBHOOK' }.red", greaterThanOrEqualTo(1))
                .body("findings.find { it.finding == 'webhook-missing' }.red", greaterThanOrEqualTo(1))
                .body(ofConnector() + ".states.BROKEN", equalTo(1))
                .body(ofConnector() + ".projects", equalTo(1))
                .body("oldestCheck", notNullValue());
    }

    @Test
    void shouldFindProjectsByCheckAndFinding() {
        breakWebhook();

        projects("check=webhook&finding=webhook-missing")
                .body("projects.id", contains(project.toString()))
                .body("projects[0].findings", contains("webhook-missing"));
        projects("finding=webhook-silent").body("projects", hasSize(0));
        projects("check=git&finding=webhook-missing").body("projects", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check=PAINT", "finding=paint-missing", "sort=color", "direction=up", "acknowledged=maybe"})
    void shouldSayWhatAFilterMustBe(String parameter) {
        given(as("viewer"))
                .get("/health/projects?" + parameter)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:hookline:problem:bad-parameter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "since", "checked", "next", "id"})
    void shouldGiveEachProjectOnceWhateverItIsSortedBy(String sort) {
        List<ProjectId> others = Stream.generate(ProjectId::random).limit(4).toList();
        others.forEach(each -> connector.sees(Observations.healthy(each)));
        others.forEach(each -> kafka.project(each, "same name", credential, 1));
        soon().untilAsserted(() -> projects("state=HEALTHY").body("projects", hasSize(5)));

        List<String> ascending = pages("sort=" + sort + "&direction=asc");
        List<String> descending = pages("sort=" + sort + "&direction=desc");

        assertThat(ascending).hasSize(5).doesNotHaveDuplicates();
        assertThat(descending).isEqualTo(ascending.reversed());
        others.forEach(kafka::tombstone);
    }

    @Test
    void shouldKeepQuietAboutAFaultThatIsAcknowledgedAndForgetThatWhenItIsMended() {
        breakWebhook();
        soon().until(() -> changes().equals(List.of(HealthState.HEALTHY, HealthState.BROKEN)));

        acknowledge("webhook-missing", "{\"note\":\"known\"}")
                .statusCode(200)
                .body("by", notNullValue())
                .body("note", equalTo("known"))
                .body("until", nullValue());

        health().body("checks.findings.flatten().acknowledged.note", contains("known"))
                .body("checks.find { it.check == 'WEBHOOK' }.light", equalTo("RED"));
        projects("acknowledged=true").body("projects[0].acknowledged", contains("webhook-missing"));
        projects("acknowledged=false").body("projects", hasSize(0));
        overview()
                .body(ofConnector() + ".states.BROKEN", equalTo(0))
                .body(ofConnector() + ".acknowledged.BROKEN", equalTo(1))
                .body("findings.find { it.finding == 'webhook-missing' }.acknowledged", greaterThanOrEqualTo(1));

        connector.sees(Observations.healthy(project));
        checkNow();
        awaitState(HealthState.HEALTHY);
        breakWebhook();
        soon().until(() -> changes()
                .equals(List.of(HealthState.HEALTHY, HealthState.BROKEN, HealthState.HEALTHY, HealthState.BROKEN)));
        projects("acknowledged=true").body("projects", hasSize(0));
    }

    @Test
    void shouldTellOfAFaultAgainWhenItsAcknowledgementIsTakenBack() {
        breakWebhook();
        soon().until(() -> changes().size() == 2);
        acknowledge("webhook-missing", "{}").statusCode(200);
        int looks = connector.looksAt(project);
        checkNow();
        soon().until(() -> connector.looksAt(project) >= looks + 2);
        assertThat(changes()).containsExactly(HealthState.HEALTHY, HealthState.BROKEN);

        given(as("operator"))
                .delete("/health/projects/{id}/acknowledgements/webhook-missing", project.toString())
                .then()
                .statusCode(204);
        checkNow();

        soon().until(() -> changes().equals(List.of(HealthState.HEALTHY, HealthState.BROKEN, HealthState.BROKEN)));
    }

    @Test
    void shouldRefuseToAcknowledgeWhatIsNotThereOrIsOver() {
        acknowledge("webhook-missing", "{}").statusCode(409).contentType("application/problem+json");
        acknowledge("paint-missing", "{}").statusCode(404);
        acknowledge("webhook-missing", "{\"until\":\"2020-01-01T00:00:00Z\"}").statusCode(400);
        given(as("operator"))
                .delete("/health/projects/{id}/acknowledgements/webhook-missing", project.toString())
                .then()
                .statusCode(404);
        given(as("viewer"))
                .contentType("application/json")
                .body("{}")
                .put("/health/projects/{id}/acknowledgements/webhook-missing", project.toString())
                .then()
                .statusCode(403);
    }

    @Test
    void shouldNameTheProjectThatWaitsForItsLookTheLongest() {
        execute(
                "update connector set leased_by = gen_random_uuid(), leased_until = now() + interval '1 hour' where id = $1",
                Tuple.of(credential.value()));
        execute("update project set next_check = '2020-01-01T00:00:00Z' where id = $1", Tuple.of(project.value()));

        overview()
                .body("overdue", greaterThanOrEqualTo(1))
                .body("longestOverdue.id", equalTo(project.toString()))
                .body("longestOverdue.dueSince", equalTo("2020-01-01T00:00:00Z"));
    }

    private List<String> pages(String query) {
        List<String> ids = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonPath page = projects(query + "&limit=2" + after).extract().jsonPath();
            ids.addAll(page.getList("projects.id", String.class));
            String next = page.getString("next");
            after = next == null ? null : "&after=" + next;
        }
        return ids;
    }

    private ValidatableResponse projects(String query) {
        return given(as("viewer"))
                .get("/health/projects?connector=" + credential + "&" + query)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse acknowledge(String finding, String body) {
        return given(as("operator"))
                .contentType("application/json")
                .body(body)
                .put("/health/projects/" + project + "/acknowledgements/" + finding)
                .then();
    }

    private List<HealthState> changes() {
        return kafka.changesOf(project).stream().map(HealthChanged::to).toList();
    }

    private static ValidatableResponse overview() {
        return given(as("viewer")).get("/health").then().statusCode(200);
    }

    private String ofConnector() {
        return "connectors.find { it.connector == '" + credential + "' }";
    }

    private void breakWebhook() {
        connector.sees(Observations.withoutWebhook(project));
        checkNow();
        awaitState(HealthState.BROKEN);
    }

    private void checkNow() {
        given(as("operator"))
                .post("/health/projects/{id}/check", project.toString())
                .then()
                .statusCode(202);
    }

    private ValidatableResponse history(String query) {
        return given(as("viewer"))
                .get("/health/projects/" + project + "/history" + query)
                .then()
                .statusCode(200);
    }
}
