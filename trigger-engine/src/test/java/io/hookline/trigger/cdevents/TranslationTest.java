package io.hookline.trigger.cdevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cdevents.CDEvents;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each message as the contracts have approved it, and what it is in CDEvents, judged by their SDK. */
class TranslationTest {

    private static final Path APPROVED = Path.of("../contracts/src/test/resources/approved");

    @ParameterizedTest
    @CsvSource({
        "io.hookline.repository.pushed.v1, ''",
        "io.hookline.pull-request.opened.v1, change.created.0.1.2",
        "io.hookline.pull-request.updated.v1, change.updated.0.1.2",
        "io.hookline.pull-request.merged.v1, change.merged.0.1.2",
        "io.hookline.pull-request.declined.v1, change.abandoned.0.1.2",
        "io.hookline.pull-request.deleted.v1, change.abandoned.0.1.2",
        "io.hookline.pull-request.comment-added.v1, ''",
        "io.hookline.repository.refs-observed.v1, ''",
        "io.hookline.build.requested.v1, pipelinerun.queued.0.1.1",
        "io.hookline.build.cancelled.v1, ''",
    })
    void shouldNameWhatCdEventsHaveAWordFor(String message, String types) {
        List<CdEvent> events = translated(approved(message), message);

        assertThat(types(events)).isEqualTo(types);
        assertThat(events).allSatisfy(TranslationTest::isValid);
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, true, '', ",
        "QUEUED, false, pipelinerun.queued.0.1.1, ",
        "RUNNING, true, pipelinerun.started.0.1.1, ",
        "PASSED, true, pipelinerun.finished.0.1.1, success",
        "FAILED, true, pipelinerun.finished.0.1.1, failure",
        "ERRORED, false, pipelinerun.finished.0.1.1, error",
        "CANCELLED, true, pipelinerun.finished.0.1.1, error",
    })
    void shouldTellHowARunGoes(String state, boolean askedFor, String types, String outcome) {
        ObjectNode status = approved("io.hookline.build.status.v1");
        status.put("state", state).put("key", "unit");
        if (!askedFor) {
            status.remove("build");
        }

        List<CdEvent> events = translated(status, "io.hookline.build.status.v1");

        assertThat(types(events)).isEqualTo(types);
        assertThat(events).allSatisfy(TranslationTest::isValid).allSatisfy(event -> {
            assertThat(event.subject().id())
                    .isEqualTo(
                            askedFor
                                    ? status.get("build").asText()
                                    : status.get("commit").asText() + "/unit");
            assertThat(event.subject().content().get("outcome")).isEqualTo(outcome);
        });
    }

    @Test
    void shouldTellOfEachBranchThatAPushMadeOrDeleted() {
        String pushed = "io.hookline.repository.pushed.v1";
        ObjectNode message = approved(pushed);
        message.set("changes", json("""
            [{"ref": "refs/heads/made", "after": "%1$s", "forced": false},
             {"ref": "refs/heads/moved", "before": "%1$s", "after": "%1$s", "forced": false},
             {"ref": "refs/tags/made", "after": "%1$s", "forced": false},
             {"ref": "refs/heads/deleted", "before": "%1$s", "forced": false}]
            """.formatted("a".repeat(40))));

        List<CdEvent> events = translated(message, pushed);

        assertThat(events)
                .allSatisfy(TranslationTest::isValid)
                .extracting(event -> event.subject().id())
                .containsExactly("made", "deleted");
        assertThat(events.stream().map(event -> event.context().id())).doesNotHaveDuplicates();
        assertThatJson(events.getFirst().customData()).isEqualTo(message);
    }

    private static void isValid(CdEvent event) {
        String json = new String(event.value(), UTF_8);
        assertThat(CDEvents.validateCDEventJson(json)).as(json).isTrue();
        assertThat(CDEvents.cdEventFromJson(json).currentCDEventType())
                .isEqualTo(new String(event.headers().get("ce_type"), UTF_8));
    }

    private static String types(List<CdEvent> events) {
        return events.stream()
                .map(event -> event.context().type().substring("dev.cdevents.".length()))
                .collect(joining(" "));
    }

    private static List<CdEvent> translated(JsonNode message, String type) {
        try {
            Map<String, byte[]> headers = Map.of(
                    "ce_id", "id".getBytes(UTF_8),
                    "ce_source", "/test".getBytes(UTF_8),
                    "ce_type", type.getBytes(UTF_8),
                    "ce_time", Instant.EPOCH.toString().getBytes(UTF_8));
            byte[] value = Json.mapper().writeValueAsBytes(message);
            return Translation.of(CloudEvent.read(headers::get, value, Object.class));
        } catch (Exception e) {
            throw new AssertionError(type + " does not read", e);
        }
    }

    private static ObjectNode approved(String type) {
        try {
            return (ObjectNode) json(Files.readString(APPROVED.resolve(type + ".json")));
        } catch (IOException e) {
            throw new AssertionError("no approved message " + type, e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
