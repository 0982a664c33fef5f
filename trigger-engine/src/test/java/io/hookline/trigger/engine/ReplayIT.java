package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.change;
import static io.hookline.trigger.engine.Repository.commit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.embedded.quarkus.IssuerResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnRealParts
class ReplayIT {

    private final Driver driver = new Driver();
    private final Repository repository = new Repository();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldSayWhatWouldBeDifferentAndChangeNothing() {
        pushTwiceNotBuilt();

        replay("\"settings\":{\"buildMode\":\"ALL_BRANCHES\"}")
                .statusCode(200)
                .body("decided", equalTo(3))
                .body("differences.then.rule", equalTo(List.of("only-pull-requests", "only-pull-requests")))
                .body("differences.now.outcome", equalTo(List.of("BUILD", "BUILD")))
                .body("missing.commit", equalTo(List.of(commit("b2").value())))
                .body("requested", empty());
        replay("\"dryRun\":true").statusCode(200).body("differences", empty());

        assertThat(driver.decisions(repository.project)).hasSize(3);
    }

    @Test
    void shouldRequestWhatIsMissingOnce() {
        pushTwiceNotBuilt();
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 2));
        Driver.await(
                () -> as("viewer")
                        .get("/projects/" + repository.project)
                        .jsonPath()
                        .getInt("version"),
                version -> version == 2);

        replay("\"dryRun\":false").statusCode(200).body("requested", hasSize(1));
        replay("\"dryRun\":false").statusCode(200).body("requested", empty()).body("missing", empty());

        List<BuildRequested> requests = driver.requests(repository.project, 2);
        assertThat(requests).extracting(BuildRequested::commit).containsExactlyInAnyOrder(commit("a1"), commit("b2"));
        assertThat(requests)
                .filteredOn(request -> request.commit().equals(commit("b2")))
                .allSatisfy(request -> assertThat(request.cause().askedBy()).isNotBlank());
        driver.send(repository.opened(5, "feature", "b2"));
        assertThat(driver.decisions(repository.project, 5).getLast().rule()).isEqualTo("duplicate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"project\":\"%s\"}",
                "{\"project\":\"%s\",\"from\":\"yesterday\"}",
                "{\"project\":\"%s\",\"from\":\"2026-11-20T10:00:00Z\",\"dryRun\":false,\"settings\":{\"forks\":\"ON\"}}"
            })
    void shouldTellTheProblemWhenABodyDoesNotRead(String body) {
        as("operator")
                .contentType("application/json")
                .body(body.replace("%s", repository.project.toString()))
                .post("/replay")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void shouldTellWhenThereIsNoSuchProject() {
        replay("\"dryRun\":true").statusCode(404);
    }

    private void pushTwiceNotBuilt() {
        driver.send(repository.project(BuildMode.ONLY_PULL_REQUESTS, 1));
        driver.send(repository.pushed(change("main", null, "a1")));
        driver.send(repository.pushed(change("feature", null, "b1")));
        driver.send(repository.pushed(change("feature", "b1", "b2")));
        driver.decisions(repository.project, 3);
    }

    private ValidatableResponse replay(String more) {
        return as("operator")
                .contentType("application/json")
                .body("{\"project\":\"%s\",\"from\":\"%s\",%s}"
                        .formatted(repository.project, Instant.now().minusSeconds(3600), more))
                .post("/replay")
                .then();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(IssuerResource.token(role));
    }
}
