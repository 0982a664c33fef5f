package io.hookline.health.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.hookline.contracts.Topic;
import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.id.ProjectId;
import io.hookline.embedded.quarkus.IssuerResource;
import io.hookline.embedded.quarkus.KafkaResource;
import io.hookline.embedded.quarkus.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "health"))
@WithTestResource(IssuerResource.class)
@WithTestResource(FakeConnectorResource.class)
class HealthMonitorIT extends AgainstMonitor {

    @Test
    void shouldRepairOnceAndSayHealthyOnlyWhenALookProvedIt() {
        connector.sees(Observations.withoutWebhook(project));
        kafka.project(project, credential, 1);

        RepairCommand command = awaitCommand();
        int looksBefore = connector.looksAt(project);
        assertThat(looksBefore).isGreaterThanOrEqualTo(2);
        assertThat(command).isInstanceOf(RepairCommand.RestoreWebhook.class);
        soon().until(() -> connector.looksAt(project) > looksBefore);
        assertThat(kafka.commandsFor(project)).hasSize(1);

        connector.sees(Observations.healthy(project));
        kafka.result(repaired(command));

        awaitState(HealthState.HEALTHY);
        soon().untilAsserted(() -> assertThat(kafka.changesOf(project))
                .extracting(HealthChanged::to)
                .containsExactly(HealthState.BROKEN, HealthState.HEALTHY));
        assertThat(kafka.commandsFor(project)).hasSize(1);
        health().body("checks.light", hasItem("GREEN"))
                .body("checks.light", not(hasItem("RED")))
                .body("repairs", hasSize(1))
                .body("repairs[0].result", equalTo("repaired"))
                .body("repairs[0].kind", equalTo("WEBHOOK"));
        assertThat(connector.lastAuthorization()).startsWith("Bearer ");
    }

    @Test
    void shouldTakeARepeatedResultOnlyOnce() {
        connector.sees(Observations.withoutWebhook(project));
        kafka.project(project, credential, 1);
        RepairCommand command = awaitCommand();
        connector.sees(Observations.healthy(project));

        kafka.result(repaired(command));
        kafka.result(failed(command, "came later", true));

        awaitState(HealthState.HEALTHY);
        given(as("viewer"))
                .queryParam("project", project.toString())
                .get("/health/repairs")
                .then()
                .statusCode(200)
                .body("result", equalTo(List.of("repaired")));
    }

    @Test
    void shouldRepairAgainWhenTheRepairDidNotHelp() {
        connector.sees(Observations.withoutWebhook(project));
        kafka.project(project, credential, 1);

        kafka.result(failed(awaitCommand(), "Bitbucket answered 503.", true));

        soon().untilAsserted(() -> assertThat(kafka.commandsFor(project)).hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void shouldCallForAPersonWhenARepairCannotSucceed() {
        connector.sees(Observations.withoutWebhook(project));
        kafka.project(project, credential, 1);

        kafka.result(failed(awaitCommand(), "The token may not manage webhooks.", false));

        soon().untilAsserted(() -> health().body("needsAttention", startsWith("The token may not")));
        assertThat(kafka.commandsFor(project)).hasSize(1);
        given(as("operator"))
                .post("/health/projects/{id}/check", project.toString())
                .then()
                .statusCode(202);
        soon().untilAsserted(() -> assertThat(kafka.commandsFor(project)).hasSize(2));
    }

    @Test
    void shouldNeverRepairWhatCannotBeSeen() {
        ProjectId limited = ProjectId.random();
        ProjectId garbled = ProjectId.random();
        connector.answers(project, 503, "");
        connector.sees(Observations.rateLimited(limited));
        connector.answers(garbled, 200, "<html>");
        List<ProjectId> all = List.of(project, limited, garbled, ProjectId.random());

        all.forEach(each -> kafka.project(each, credential, 1));

        soon().until(() -> all.stream().allMatch(each -> connector.looksAt(each) >= 4));
        all.forEach(each -> assertThat(stateOf(each)).isEqualTo("UNKNOWN"));
        all.forEach(each -> assertThat(kafka.commandsFor(each)).isEmpty());
        all.forEach(kafka::tombstone);
    }

    @Test
    void shouldFollowARenamedRepositoryAtOnce() {
        connector.sees(Observations.renamed(project));

        kafka.project(project, credential, 1);

        assertThat(awaitCommand().repairs()).isEqualTo(RepairKind.REPOSITORY);
        assertThat(stateOf(project)).isEqualTo("DEGRADED");
    }

    @Test
    void shouldRepairNothingWhenManyProjectsBreakAtOnce() {
        List<ProjectId> many = Stream.generate(ProjectId::random).limit(8).toList();
        many.forEach(each -> connector.sees(Observations.healthy(each)));
        many.forEach(each -> kafka.project(each, credential, 1));
        soon().until(() -> many.stream().allMatch(each -> "HEALTHY".equals(stateOf(each))));

        many.forEach(each -> connector.sees(Observations.withoutWebhook(each)));
        lookAtAll();

        soon().until(() -> many.stream().allMatch(each -> connector.looksAt(each) >= 5));
        many.forEach(each -> assertThat(kafka.commandsFor(each)).isEmpty());
        given(as("viewer"))
                .get("/health")
                .then()
                .statusCode(200)
                .body("heldConnectors.connector", hasItem(credential.toString()));

        given(as("operator"))
                .post("/health/connectors/{id}/resume", credential.toString())
                .then()
                .statusCode(202);
        soon().untilAsserted(() -> assertThat(many)
                .allSatisfy(each -> assertThat(kafka.commandsFor(each)).hasSize(1)));
        many.forEach(kafka::tombstone);
    }

    @Test
    void shouldForgetAProjectWhenItIsDeleted() {
        connector.sees(Observations.healthy(project));
        kafka.project(project, credential, 1);
        awaitState(HealthState.HEALTHY);

        kafka.tombstone(project);

        soon().untilAsserted(() -> given(as("viewer"))
                .get("/health/projects/{id}", project.toString())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:hookline:problem:project-not-found")));
    }

    @Test
    void shouldPutWhatCannotBeReadWithTheDeadLetters() {
        String key = project.toString();
        kafka.raw(Topic.PROJECTS, key, "{".getBytes(StandardCharsets.UTF_8));
        kafka.raw(Topic.REPAIR_RESULTS, key, "{".getBytes(StandardCharsets.UTF_8));
        connector.sees(Observations.healthy(project));

        kafka.project(project, credential, 1);

        awaitState(HealthState.HEALTHY);
        soon().untilAsserted(() -> Stream.of(Topic.PROJECTS_HEALTH_DLQ, Topic.REPAIR_RESULTS_HEALTH_DLQ)
                .forEach(topic -> assertThat(kafka.records(topic, key))
                        .singleElement()
                        .satisfies(letter -> assertThat(letter.headers()
                                        .lastHeader("dead-letter-reason")
                                        .value())
                                .isNotEmpty())));
    }

    @Test
    void shouldPutWhatTheDatabaseRefusesWithTheDeadLettersAndGoOn() {
        ProjectId refused = ProjectId.random();
        connector.sees(Observations.healthy(project));
        kafka.project(refused, "nul\u0000", credential, 1);

        kafka.project(project, credential, 1);

        awaitState(HealthState.HEALTHY);
        soon().untilAsserted(() -> assertThat(kafka.records(Topic.PROJECTS_HEALTH_DLQ, refused.toString()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.headers()
                                .lastHeader("dead-letter-reason")
                                .value())
                        .asString()
                        .startsWith("could not be stored")));
    }

    @Test
    void shouldRefuseWhoMayNot() {
        given().get("/health").then().statusCode(401).contentType("application/problem+json");
        given(as("runner")).get("/health").then().statusCode(403).contentType("application/problem+json");
        given(as("viewer"))
                .post("/health/projects/{id}/check", project.toString())
                .then()
                .statusCode(403);
        given(as("operator"))
                .post("/health/projects/{id}/check", project.toString())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void shouldSayWhatAParameterMustBe() {
        Stream.of("state=FINE", "connector=1", "limit=0", "after=x")
                .forEach(parameter -> given(as("viewer"))
                        .get("/health/projects?" + parameter)
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("type", equalTo("urn:hookline:problem:bad-parameter")));
    }

    @Test
    void shouldListProjectsPageByPage() {
        List<ProjectId> three = Stream.generate(ProjectId::random).limit(3).toList();
        three.forEach(each -> connector.sees(Observations.healthy(each)));
        three.forEach(each -> kafka.project(each, credential, 1));
        soon().untilAsserted(() -> page("state=HEALTHY").body("projects", hasSize(3)));

        String next = page("limit=2").body("projects", hasSize(2)).extract().path("next");

        page("limit=2&after=" + next).body("projects", hasSize(1)).body("next", equalTo(null));
        three.forEach(kafka::tombstone);
    }

    @Test
    void shouldBeReadyAndDescribeItself() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/health/projects/{id}'.get.summary", notNullValue());
    }

    private RepairCommand awaitCommand() {
        soon().until(() -> !kafka.commandsFor(project).isEmpty());
        return kafka.commandsFor(project).getFirst();
    }

    private ValidatableResponse page(String query) {
        return given(as("viewer"))
                .get("/health/projects?connector=" + credential + "&" + query)
                .then()
                .statusCode(200);
    }

    private static RepairResult repaired(RepairCommand command) {
        return new RepairResult.Repaired(
                command.id(), command.project(), command.repairs(), "A new one was made.", Instant.now());
    }

    private static RepairResult failed(RepairCommand command, String why, boolean retryable) {
        return new RepairResult.Failed(
                command.id(), command.project(), command.repairs(), why, retryable, Instant.now());
    }
}
