package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.change;
import static io.hookline.trigger.engine.Repository.commit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage.BuildCancelled;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.BuildMessage.Subject;
import io.hookline.contracts.build.BuildMessage.Trust;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.embedded.quarkus.IssuerResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnRealParts
class ManualBuildsIT {

    private final Driver driver = new Driver();
    private final Repository repository = new Repository();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldBuildABranchOnceWhenAskedTwiceUnderOneKey() {
        pushNotBuilt();
        String key = UUID.randomUUID().toString();

        String first =
                build(key, "{\"branch\":\"feature\"}").statusCode(201).extract().path("id");
        String second =
                build(key, "{\"branch\":\"feature\"}").statusCode(201).extract().path("id");

        assertThat(second).isEqualTo(first);
        BuildRequested request = driver.requests(repository.project, 1).getFirst();
        assertThat(request.commit()).isEqualTo(commit("b1"));
        assertThat(request.trust()).isEqualTo(Trust.TRUSTED);
        assertThat(request.cause().askedBy()).isNotBlank();
        assertThat(driver.decisions(repository.project, 2).getLast().rule()).isEqualTo("manual");
        builds().body("items.size()", equalTo(1));
    }

    @Test
    void shouldNotBuildAgainWhenAPullRequestTellsOfWhatWasBuiltByHand() {
        pushNotBuilt();
        build(null, "{\"branch\":\"feature\"}").statusCode(201);

        driver.send(repository.opened(5, "feature", "b1"));

        assertThat(driver.decisions(repository.project, 3).getLast().rule()).isEqualTo("duplicate");
    }

    @Test
    void shouldAskForTheCommitThatIsNamed() {
        pushNotBuilt();

        build(null, "{\"branch\":\"main\",\"commit\":\"b2b2b2b\"}")
                .statusCode(201)
                .body("commit", equalTo(commit("b2").value()));
        build(null, "{\"tag\":\"v1\",\"commit\":\"ddddddd\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:cannot-be-built"));
        build(null, "{\"branch\":\"main\",\"commit\":\"eeeeeee\"}")
                .statusCode(503)
                .body("type", equalTo("urn:hookline:problem:bitbucket-unavailable"));
    }

    @Test
    void shouldFindTheBranchOfACommit() {
        pushNotBuilt();

        build(null, "{\"commit\":\"b1b1b1b1\"}").statusCode(201).body("ref", equalTo("refs/heads/feature"));
        build(null, "{\"commit\":\"b9b9b9b9\"}").statusCode(422).body("detail", containsString("Give the branch"));
    }

    @Test
    void shouldAskWhereABranchStandsThatNobodyToldOf() {
        pushNotBuilt();

        build(null, "{\"branch\":\"elsewhere\"}")
                .statusCode(201)
                .body("commit", equalTo(commit(FakeConnector.HEAD).value()));
        build(null, "{\"branch\":\"nowhere\"}").statusCode(422).body("detail", containsString("Bitbucket shows no"));
    }

    @Test
    void shouldKeepAForksBuildUntrusted() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.openedFromFork(6, "feature", "b1"));
        driver.requests(repository.project, 1);

        build(null, "{\"pullRequest\":6}").statusCode(201).body("pullRequest", equalTo(6));

        BuildRequested request = driver.requests(repository.project, 2).getLast();
        assertThat(request.trust()).isEqualTo(Trust.UNTRUSTED);
        assertThat(request.subject()).isEqualTo(Subject.PULL_REQUEST);
        rerun(request.id()).statusCode(201);
        BuildRequested again = driver.requests(repository.project, 3).getLast();
        assertThat(again.trust()).isEqualTo(Trust.UNTRUSTED);
        assertThat(again.checkout()).isEqualTo(request.checkout());
    }

    @Test
    void shouldRunABuildAgainUnderAnIdOfItsOwn() {
        BuildId first = pushBuilt();

        rerun(first).statusCode(201).body("rule", equalTo("rerun")).body("build", notNullValue());
        BuildRequested second = driver.requests(repository.project, 2).getLast();
        rerun(second.id()).statusCode(201).body("reason", containsString("attempt 3"));

        assertThat(second.id()).isEqualTo(BuildId.from(first, 2));
        assertThat(second.cause().repeats()).isEqualTo(first);
        assertThat(second.supersedes()).isEmpty();
        builds().body("items.attempt", equalTo(List.of(3, 2, 1)));
        driver.send(repository.pushed(change("feature", null, "b1")));
        assertThat(driver.decisions(repository.project, 4).getLast().rule()).isEqualTo("duplicate");
    }

    @Test
    void shouldStopABuildOnce() {
        BuildId build = pushBuilt();

        cancel(build).statusCode(200).body("outcome", equalTo("CANCEL"));
        cancel(build).statusCode(200).body("outcome", equalTo("NO_BUILD"));

        List<BuildCancelled> cancelled = driver.cancellations(repository.project, 1);
        assertThat(cancelled).extracting(BuildCancelled::id).containsExactly(build);
        builds().body("items[0].status", equalTo("STOPPED"));
        driver.send(repository.opened(5, "feature", "b1"));
        Decision told = driver.decisions(repository.project, 4).getLast();
        assertThat(told.outcome()).isEqualTo(Outcome.NO_BUILD);
    }

    @Test
    void shouldRefuseAnotherRequestUnderTheSameKey() {
        pushNotBuilt();
        build("k-1", "{\"branch\":\"feature\"}").statusCode(201);

        build("k-1", "{\"branch\":\"main\",\"commit\":\"b2b2b2b\"}")
                .statusCode(422)
                .body("type", equalTo("urn:hookline:problem:idempotency-key-reused"));
    }

    @Test
    void shouldBuildNothingOfARemovedProject() {
        pushNotBuilt();
        driver.send(Topic.PROJECTS, repository.project.toString(), Map.of(), null);
        Driver.await(
                () -> as("viewer")
                        .get("/projects/" + repository.project)
                        .jsonPath()
                        .getBoolean("removed"),
                removed -> removed);

        build(null, "{\"branch\":\"feature\"}").statusCode(409);
    }

    @Test
    void shouldRefuseWhoMayOnlyLook() {
        as("viewer")
                .contentType("application/json")
                .body("{\"branch\":\"main\"}")
                .post("/projects/" + repository.project + "/builds")
                .then()
                .statusCode(403);
        as("viewer").post("/builds/" + UUID.randomUUID() + "/rerun").then().statusCode(403);
        as("runner").post("/builds/" + UUID.randomUUID() + "/cancel").then().statusCode(403);
    }

    @Test
    void shouldTellWhenThereIsNoSuchThing() {
        build(null, "{\"branch\":\"main\"}").statusCode(404);
        rerun(BuildId.of(UUID.randomUUID().toString())).statusCode(404);
        cancel(BuildId.of(UUID.randomUUID().toString())).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"branch\":\"a\",\"tag\":\"b\"}",
                "{\"pullRequest\":1,\"branch\":\"a\"}",
                "{\"commit\":\"xyz\"}",
                "{\"pullRequest\":0}"
            })
    void shouldTellTheProblemWhenABodyDoesNotRead(String body) {
        build(null, body).statusCode(400).contentType("application/problem+json");
    }

    private void pushNotBuilt() {
        driver.send(repository.project(BuildMode.ONLY_PULL_REQUESTS, 1));
        driver.send(repository.pushed(change("feature", null, "b1")));
        driver.decisions(repository.project, 1);
    }

    private BuildId pushBuilt() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushed(change("feature", null, "b1")));
        return driver.requests(repository.project, 1).getFirst().id();
    }

    private ValidatableResponse build(String key, String body) {
        RequestSpecification request =
                as("operator").contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/projects/" + repository.project + "/builds")
                .then();
    }

    private static ValidatableResponse rerun(BuildId build) {
        return as("operator").post("/builds/" + build + "/rerun").then();
    }

    private static ValidatableResponse cancel(BuildId build) {
        return as("admin").post("/builds/" + build + "/cancel").then();
    }

    private ValidatableResponse builds() {
        return as("viewer")
                .queryParam("project", repository.project.toString())
                .get("/builds")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(IssuerResource.token(role));
    }
}
