package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.change;
import static io.hookline.trigger.engine.Repository.commit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.embedded.quarkus.IssuerResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking why, and what if. */
@OnRealParts
class LookingIT {

    private final Driver driver = new Driver();
    private final Repository repository = new Repository();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldListTheDecisionsOfATimeRange() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushed(change("feature", null, "b1")));
        Decision first = driver.decisions(repository.project, 1).getFirst();
        driver.send(repository.pushed(change("feature", "b1", "b2")));
        Decision second = driver.decisions(repository.project, 2).getLast();

        decisions("from", second.decidedAt().toString())
                .body("items.id", equalTo(List.of(second.id().toString())));
        decisions("to", second.decidedAt().toString())
                .body("items.id", equalTo(List.of(first.id().toString())));
    }

    @Test
    void shouldExplainWhatWasDecided() {
        driver.send(repository.project(BuildMode.ONLY_PULL_REQUESTS, 1));
        driver.send(repository.pushed(change("feature", null, "b1")));
        driver.decisions(repository.project, 1);
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 2));
        Driver.await(
                () -> viewer().get("/projects/" + repository.project).jsonPath().getInt("version"),
                version -> version == 2);

        explain("commit", commit("b1").value().substring(0, 8))
                .body("finding", equalTo("NOT_BUILT"))
                .body("sentences[0]", containsString("by rule only-pull-requests"))
                .body("sentences", hasItem(containsString("buildMode was ONLY_PULL_REQUESTS and is ALL_BRANCHES")))
                .body("decisions", hasSize(1))
                .body("facts.refs[0].ref", equalTo("refs/heads/feature"));
        explain("ref", "feature").body("finding", equalTo("NOT_BUILT"));
        explain("commit", commit("c9").value()).body("finding", equalTo("NEVER_SEEN"));
        explain("pullRequest", "99").body("finding", equalTo("NEVER_SEEN"));
    }

    @Test
    void shouldExplainWhatOnlyALookHasShown() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.refsSeenFirst(Map.of("main", "a1")));
        driver.send(repository.refsSeen(Map.of("main", "a1", "feature", "b1")));
        Driver.await(
                () -> viewer().get("/projects/" + repository.project).jsonPath().getInt("counts.refs"),
                refs -> refs >= 1);

        explain("commit", commit("a1").value()).body("finding", equalTo("THERE_BEFORE"));
        Driver.await(() -> explain("commit", commit("b1").value()).extract().<String>path("finding"), "BUILT"::equals);
        explain("commit", commit("b1").value())
                .body("sentences[1]", containsString("a look at the repository found it"));
    }

    @Test
    void shouldExplainAnEventThatCameBeforeItsProject() {
        driver.send(repository.pushed(change("feature", null, "b1")));

        Driver.await(
                () -> explain("commit", commit("b1").value()).extract().<Integer>path("facts.waiting"),
                waiting -> waiting == 1);
        explain("commit", commit("b1").value())
                .body("finding", equalTo("PROJECT_UNKNOWN"))
                .body("sentences[1]", containsString("waits for the project"));
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.requests(repository.project, 1);
        explain("commit", commit("b1").value()).body("finding", equalTo("BUILT"));
    }

    @Test
    void shouldSimulateWithoutEffect() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushed(change("main", null, "a1")));
        driver.requests(repository.project, 1);
        String event = """
                {"kind":"pushed","changes":[{"ref":"refs/heads/feature","after":"%s","forced":false,"message":"work"}]}
                """.formatted(commit("b1"));

        simulate(event, "null")
                .body("decisions[0].outcome", equalTo("BUILD"))
                .body("decisions[0].trace[-1].rule", equalTo("build"))
                .body("settings.buildMode", equalTo("ALL_BRANCHES"));
        simulate(event, "{\"buildMode\":\"ONLY_PULL_REQUESTS\"}")
                .body("decisions[0].rule", equalTo("only-pull-requests"))
                .body("settings.buildMode", equalTo("ONLY_PULL_REQUESTS"));

        assertThat(driver.decisions(repository.project)).hasSize(1);
        explain("ref", "feature").body("finding", equalTo("NEVER_SEEN"));
    }

    @Test
    void shouldSimulateOverWhatIsKnown() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushed(change("feature", null, "b1")));
        driver.requests(repository.project, 1);
        driver.send(repository.refsSeenFirst(Map.of("feature", "b1")));
        Driver.await(
                () -> viewer().get("/projects/" + repository.project).jsonPath().getBoolean("refsKnown"),
                known -> known);

        simulate("""
                        {"kind":"pushed","changes":[{"ref":"refs/heads/feature","after":"%s","forced":false}]}
                        """.formatted(commit("b1")), "null").body("decisions[0].rule", equalTo("duplicate"));
        simulate("""
                        {"kind":"pushed","changes":[{"ref":"refs/heads/x","after":"%s","forced":false}]}
                        """.formatted(FakeConnector.MARKED.repeat(20)), "null")
                .body("decisions[0].rule", equalTo("skip-marker"));
        simulate("""
                        {"kind":"refs-observed","baseline":false,"defaultBranch":"main","refs":[
                        {"ref":"refs/heads/feature","commit":"%s"},{"ref":"refs/heads/new","commit":"%s"}]}
                        """.formatted(commit("b1"), commit("b2")), "null")
                .body("decisions", empty())
                .body("afterGrace.rule", hasItem("build"));
    }

    @Test
    void shouldSimulateAWebhookAsBitbucketSendsIt() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushed(change("main", null, "a1")));
        driver.requests(repository.project, 1);

        simulateWebhook("repo:push", """
                        {"repository":{"uuid":"%s"},"push":{"changes":[{"new":{"type":"branch","name":"feature",
                        "target":{"hash":"%s","message":"work"}}}]}}
                        """.formatted(repository.ref.id(), commit("b1")))
                .statusCode(200)
                .body("decisions.outcome", equalTo(List.of("BUILD")))
                .body("decisions[0].ref", equalTo("refs/heads/feature"))
                .body("ignored", nullValue());
        simulateWebhook("repo:fork", "{}")
                .statusCode(200)
                .body("decisions", empty())
                .body("ignored", equalTo("nobody needs events of this key"))
                .body("settings.buildMode", equalTo("ALL_BRANCHES"));

        assertThat(driver.decisions(repository.project)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repo:push | {} | webhook.body is not understood: not the known shape at $",
                "repo:push | {\"repository\":{\"uuid\":\"{x}\",\"full_name\":\"a/b\"},\"push\":{\"changes\":[]}} | another repository",
                "repo:push | [] | webhook.body is missing or no object",
                "' ' | {} | webhook.eventKey is missing"
            })
    void shouldTellTheProblemWhenAWebhookDoesNotRead(String eventKey, String body, String detail) {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        Driver.await(() -> viewer().get("/projects/" + repository.project).statusCode(), status -> status == 200);

        simulateWebhook(eventKey, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"project\":\"x\"}",
                "{\"project\":\"%s\"}",
                "{\"project\":\"%s\",\"event\":{\"kind\":\"nonsense\"}}",
                "{\"project\":\"%s\",\"event\":{\"kind\":\"pushed\",\"changes\":[]},\"webhook\":{\"eventKey\":\"repo:fork\",\"body\":{}}}",
                "{\"project\":\"%s\",\"event\":{\"kind\":\"pushed\",\"changes\":[]},\"settings\":{\"nonsense\":1}}",
                "{\"project\":\"%s\",\"event\":{\"kind\":\"pushed\",\"changes\":[]},\"settings\":{\"forks\":\"MAYBE\"}}"
            })
    void shouldTellTheProblemWhenASimulationDoesNotRead(String body) {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        Driver.await(() -> viewer().get("/projects/" + repository.project).statusCode(), status -> status == 200);

        viewer().contentType("application/json")
                .body(body.replace("%s", repository.project.toString()))
                .post("/simulate")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?project=x&ref=a", "?project=%s", "?project=%s&ref=a&pullRequest=1", "?ref=a"})
    void shouldTellTheProblemWhenAnInquiryDoesNotRead(String query) {
        viewer().get("/explain" + query.replace("%s", repository.project.toString()))
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private ValidatableResponse simulate(String event, String settings) {
        return viewer().contentType("application/json")
                .body("{\"project\":\"%s\",\"event\":%s,\"settings\":%s}"
                        .formatted(repository.project, event, settings))
                .post("/simulate")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse simulateWebhook(String eventKey, String body) {
        return viewer().contentType("application/json")
                .body("{\"project\":\"%s\",\"webhook\":{\"eventKey\":\"%s\",\"body\":%s}}"
                        .formatted(repository.project, eventKey, body))
                .post("/simulate")
                .then();
    }

    private ValidatableResponse decisions(String name, String value) {
        return viewer().queryParam("project", repository.project.toString())
                .queryParam(name, value)
                .get("/decisions")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse explain(String name, String value) {
        return viewer().queryParam("project", repository.project.toString())
                .queryParam(name, value)
                .get("/explain")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification viewer() {
        return given().auth().oauth2(IssuerResource.token("viewer"));
    }
}
