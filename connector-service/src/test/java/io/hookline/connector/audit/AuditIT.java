package io.hookline.connector.audit;

import static io.hookline.connector.bench.Bench.as;
import static io.hookline.connector.bench.Bench.createProject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.connector.store.Sql;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestConfig.class)
class AuditIT extends OnBench {

    @Inject
    AuditTrail trail;

    @Inject
    Sql sql;

    @Inject
    TestCrashPoints crashPoints;

    @Test
    void shouldNoteWhoChangedWhatWithoutAnyValue() {
        Instant before = Instant.now();
        String connector = bench.connector(Product.CLOUD);
        String project = createProject(connector, bench.repository(Product.CLOUD))
                .statusCode(201)
                .extract()
                .path("id");
        as("operator")
                .header("X-Request-Id", "request-1")
                .body(Map.of("drafts", "SKIP"))
                .patch("/projects/" + project + "/settings")
                .then()
                .statusCode(200);
        as("viewer").delete("/projects/" + project).then().statusCode(403);
        as("viewer").get("/projects/" + project).then().statusCode(200);

        audit("operation=connectorsCreate&since=" + before)
                .body("items[0].fields", hasItems("name", "credential", "credential.token"))
                .body("items[0].subject", notNullValue())
                .body("items[0].roles", equalTo(List.of("admin")))
                .body("items[0].path", equalTo("/connectors"))
                .body("items[0].status", equalTo(201));
        assertThat(as("admin").get("/audit?limit=200").asString()).doesNotContain("canary");
        audit("project=" + project)
                .body("items", hasSize(2))
                .body("items.method", equalTo(List.of("DELETE", "PATCH")))
                .body("items.status", equalTo(List.of(403, 200)))
                .body("items[1].requestId", equalTo("request-1"))
                .body("items[1].fields", equalTo(List.of("drafts")));
        String next = audit("project=" + project + "&limit=1")
                .body("items", hasSize(1))
                .extract()
                .path("next");
        audit("project=" + project + "&after=" + next)
                .body("items.method", equalTo(List.of("PATCH")))
                .body("next", equalTo(null));
        audit("project=" + project + "&until=" + before).body("items", empty());
        audit("subject=nobody").body("items", empty());
        as("operator").get("/audit").then().statusCode(403);
        as("admin").get("/audit?since=yesterday").then().statusCode(422);
    }

    @Test
    void shouldNoteTheFieldsOfABodyInYaml() {
        String project = bench.project(Product.CLOUD).id().toString();
        as("operator")
                .contentType("application/yaml")
                .body("drafts: SKIP\nskipMarkers: false\n".getBytes(StandardCharsets.UTF_8))
                .patch("/projects/" + project + "/settings")
                .then()
                .statusCode(200);
        audit("project=" + project).body("items[0].fields", equalTo(List.of("drafts", "skipMarkers")));
    }

    @Test
    void shouldHaveTheEntryBeforeTheOperationBegins() {
        String name = "crash-" + UUID.randomUUID();
        Instant before = Instant.now();
        crashPoints.crashAt("request in the audit trail");

        as("admin")
                .body(bench.connectorBody(Product.CLOUD, Map.of("name", name)))
                .post("/connectors")
                .then()
                .statusCode(500);

        assertThat(crashPoints.hasCrashed()).isTrue();
        audit("operation=connectorsCreate&since=" + before).body("items", hasSize(1));
        as("viewer").get("/connectors").then().body("items.name", not(hasItem(name)));
    }

    @Test
    void shouldBeAppendOnly() {
        long open = trail.add(operation("open"), null).await().indefinitely();
        trail.complete(open, 200).await().indefinitely();

        assertThatThrownBy(() -> sql.execute("update audit set status = 500 where seq = $1", open))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql.execute("update audit set subject = 'x' where status is null or seq = $1", open))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql.execute("delete from audit where seq = $1", open))
                .hasMessageContaining("append-only");
        audit("operation=open").body("items[0].status", equalTo(200));
    }

    @Test
    void shouldKeepEntriesForTheirTime() {
        long kept = trail.add(operation("retained"), 200).await().indefinitely();
        sql.execute("insert into audit (at, subject, name, roles, operation, method, path, fields, request_id)"
                + " values (now() - interval '401 days', 's', 'n', '{}', 'retained', 'POST', '/', '{}', 'r')");

        trail.purge();

        audit("operation=retained")
                .body("items", hasSize(1))
                .body("items[0].id", equalTo((int) kept))
                .body("items[0].path", containsString("/"));
    }

    private static AuditedOperation operation(String id) {
        return new AuditedOperation(
                "subject", "name", Set.of("admin"), id, "POST", "/", null, null, List.of(), "request");
    }

    private static ValidatableResponse audit(String query) {
        return as("admin").get("/audit?" + query).then().statusCode(200);
    }
}
