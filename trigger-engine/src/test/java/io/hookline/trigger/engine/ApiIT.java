package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.change;
import static io.hookline.trigger.engine.Repository.commit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.embedded.quarkus.IssuerResource;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnRealParts
class ApiIT {

    private final Driver driver = new Driver();
    private final Repository repository = new Repository();

    @BeforeAll
    static void showFailures() {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldListDecisionsNewestFirstInPages() {
        List<Decision> decisions = decideThree();

        String next = viewer().queryParam("project", repository.project.toString())
                .queryParam("limit", 2)
                .get("/decisions")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(ids(decisions.get(2), decisions.get(1))))
                .extract()
                .path("next");

        viewer().queryParam("project", repository.project.toString())
                .queryParam("after", next)
                .get("/decisions")
                .then()
                .body("items.id", equalTo(ids(decisions.getFirst())))
                .body("next", nullValue());
    }

    @Test
    void shouldFindDecisionsByWhatIsKnownOfThem() {
        Decision built = decideThree().getFirst();

        for (Map.Entry<String, String> filter : Map.of(
                        "delivery",
                        String.valueOf(built.cause().delivery()),
                        "event",
                        built.cause().event().toString(),
                        "commit",
                        commit("b1").value().substring(0, 9),
                        "ref",
                        "feature",
                        "outcome",
                        "BUILD",
                        "rule",
                        "build")
                .entrySet()) {
            viewer().queryParam("project", repository.project.toString())
                    .queryParam(filter.getKey(), filter.getValue())
                    .get("/decisions")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(built.id().toString()))
                    .body("items." + (filter.getKey().equals("rule") ? "rule" : "project"), not(empty()));
        }
        viewer().queryParam("project", repository.project.toString())
                .queryParam("pullRequest", 99)
                .get("/decisions")
                .then()
                .body("items", empty());
    }

    @Test
    void shouldShowADecisionWithEveryRuleThatWasAsked() {
        Decision built = decideThree().getFirst();

        viewer().get("/decisions/" + built.id())
                .then()
                .statusCode(200)
                .body("outcome", equalTo("BUILD"))
                .body("trace.rule", hasItem("only-pull-requests"))
                .body("trace[-1].decided", equalTo(true))
                .body("inputs.buildMode", equalTo("ALL_BRANCHES"));
    }

    @Test
    void shouldListRequestedBuilds() {
        decideThree();

        viewer().queryParam("project", repository.project.toString())
                .queryParam("ref", "refs/heads/feature")
                .get("/builds")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("REQUESTED"))
                .body("items.commit", everyItem(equalTo(commit("b1").value())));
    }

    @Test
    void shouldShowWhatIsKnownOfAProject() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 3));
        driver.send(repository.project(BuildMode.ONLY_PULL_REQUESTS, 2));
        driver.send(repository.opened(5, "feature", "b1"));
        driver.decisions(repository.project, 1);

        viewer().get("/projects/" + repository.project)
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("defaultBranch", equalTo("main"))
                .body("settings.buildMode", equalTo("ALL_BRANCHES"))
                .body("openPullRequests[0].id", equalTo(5))
                .body("counts.builds", equalTo(1));
    }

    @Test
    void shouldBuildNothingWhenAProjectWasRemoved() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(Topic.PROJECTS, repository.project.toString(), Map.of(), null);
        Driver.await(
                () -> viewer().get("/projects/" + repository.project).jsonPath().getBoolean("removed"),
                removed -> removed);

        driver.send(repository.pushed(change("main", "a1", "a2")));

        assertThat(driver.decisions(repository.project, 1).getFirst().rule()).isEqualTo("project-removed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/decisions?project=x",
                "/decisions?limit=0",
                "/decisions?limit=x",
                "/decisions?outcome=MAYBE",
                "/decisions?commit=xyz",
                "/decisions?pullRequest=-1",
                "/decisions?after=x",
                "/decisions/x",
                "/projects/x"
            })
    void shouldTellTheProblemWhenAParameterDoesNotRead(String path) {
        viewer().get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:invalid-parameter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/decisions/", "/projects/"})
    void shouldTellTheProblemWhenThereIsNoSuchThing(String path) {
        viewer().get(path + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:not-found"));
    }

    @Test
    void shouldAskForATokenWhenThereIsNone() {
        given().get("/decisions")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"));
        given().auth()
                .oauth2("nonsense")
                .get("/decisions")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void shouldRefuseARoleThatMayNotRead() {
        given().auth()
                .oauth2(IssuerResource.token("runner"))
                .get("/decisions")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:forbidden"));
    }

    @Test
    void shouldListTheRulesInTheOrderTheyDecide() {
        viewer().get("/rules")
                .then()
                .statusCode(200)
                .body("[0].name", equalTo("project-removed"))
                .body("[-1].name", equalTo("build"))
                .body("says", everyItem(not(emptyString())));
    }

    @Test
    void shouldTellItsHealthMetricsAndInterface() {
        decideThree();

        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("hookline_trigger_decisions_total"))
                .body(containsString("hookline_trigger_outbox_age_seconds"))
                .body(containsString("hookline_trigger_waiting_age_seconds"))
                .body(containsString("hookline_trigger_event_age_seconds"))
                .body(containsString("kafka_consumer_fetch_manager_records_lag"));
        given().get("/q/openapi").then().statusCode(200).body(containsString("/decisions/{id}"));
    }

    private List<Decision> decideThree() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushed(change("feature", null, "b1")));
        driver.send(repository.pushed());
        driver.send(repository.pushed(change("feature", null, "b1")));
        return driver.decisions(repository.project, 3);
    }

    private static RequestSpecification viewer() {
        return given().auth().oauth2(IssuerResource.token("viewer"));
    }

    private static List<String> ids(Decision... decisions) {
        return Arrays.stream(decisions)
                .map(decision -> decision.id().toString())
                .toList();
    }
}
