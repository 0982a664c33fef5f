package io.hookline.health.it;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.hookline.contracts.Topic;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.embedded.quarkus.IssuerResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A project of its own for each test, what Kafka tells of it, and what the monitor answers about it. */
abstract class AgainstMonitor {

    final ProjectId project = ProjectId.random();
    final ConnectorId credential = ConnectorId.random();
    FakeConnector connector;
    Kafka kafka;

    @Inject
    Pool database;

    @BeforeEach
    void connect() {
        kafka = new Kafka(
                Topic.REPAIR_COMMANDS,
                Topic.HEALTH_CHANGES,
                Topic.PROJECTS_HEALTH_DLQ,
                Topic.REPAIR_RESULTS_HEALTH_DLQ);
    }

    @AfterEach
    void disconnect() {
        kafka.tombstone(project);
        kafka.close();
    }

    void awaitState(HealthState state) {
        soon().until(() -> state.name().equals(stateOf(project)));
    }

    static String stateOf(ProjectId project) {
        return given(as("viewer"))
                .get("/health/projects/{id}", project.toString())
                .path("state");
    }

    ValidatableResponse health() {
        return given(as("viewer"))
                .get("/health/projects/{id}", project.toString())
                .then()
                .statusCode(200);
    }

    void execute(String sql, Tuple arguments) {
        database.preparedQuery(sql).execute(arguments).await().atMost(Duration.ofSeconds(10));
    }

    /** Makes all projects of the credential due at once. */
    void lookAtAll() {
        execute(
                "update project set next_check = now(), next_depth = 'FULL' where connector_id = $1",
                Tuple.of(credential.value()));
        execute("update connector set due_at = now() where id = $1", Tuple.of(credential.value()));
    }

    static RequestSpecification as(String role) {
        return given().auth().oauth2(IssuerResource.token(role)).accept("application/json");
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }
}
