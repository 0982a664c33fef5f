package io.hookline.trigger.cdevents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event of CDEvents 0.3.0 (<a href="https://cdevents.dev">cdevents.dev</a>); as a Kafka record a CloudEvent in binary mode.
 *
 * @param customData the message of Hookline that it tells again, whole
 */
record CdEvent(Context context, Subject subject, JsonNode customData, String customDataContentType) {

    private static final String VERSION = "0.3.0";
    private static final String JSON = "application/json";

    /** The kinds that Hookline can speak of. */
    enum Type {
        BRANCH_CREATED("dev.cdevents.branch.created.0.1.2", "branch"),
        BRANCH_DELETED("dev.cdevents.branch.deleted.0.1.2", "branch"),
        CHANGE_CREATED("dev.cdevents.change.created.0.1.2", "change"),
        CHANGE_UPDATED("dev.cdevents.change.updated.0.1.2", "change"),
        CHANGE_MERGED("dev.cdevents.change.merged.0.1.2", "change"),
        CHANGE_ABANDONED("dev.cdevents.change.abandoned.0.1.2", "change"),
        PIPELINE_RUN_QUEUED("dev.cdevents.pipelinerun.queued.0.1.1", "pipelineRun"),
        PIPELINE_RUN_STARTED("dev.cdevents.pipelinerun.started.0.1.1", "pipelineRun"),
        PIPELINE_RUN_FINISHED("dev.cdevents.pipelinerun.finished.0.1.1", "pipelineRun");

        private final String typeName;
        private final String subject;

        Type(String typeName, String subject) {
            this.typeName = typeName;
            this.subject = subject;
        }
    }

    /**
     * What every event says of itself.
     *
     * @param id the same when the same is told again
     * @param source the project, which ids of subjects are unique in
     */
    record Context(String version, String id, String source, String type, Instant timestamp) {}

    /** What it is about: a branch by its name, a change by its pull request's number, a pipeline run by its build's id. */
    record Subject(String id, String type, Map<String, ?> content) {}

    CdEvent(Type type, String id, String source, Instant time, String subject, Map<String, ?> content, Object message) {
        this(
                new Context(VERSION, id, source, type.typeName, time),
                new Subject(subject, type.subject, content),
                Json.mapper().valueToTree(message),
                JSON);
    }

    /** The record headers. */
    Map<String, byte[]> headers() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", utf8("1.0"));
        headers.put("ce_id", utf8(context.id));
        headers.put("ce_source", utf8(context.source));
        headers.put("ce_type", utf8(context.type));
        headers.put("ce_time", utf8(context.timestamp.toString()));
        headers.put("ce_subject", utf8(subject.id));
        headers.put("content-type", utf8(JSON));
        return headers;
    }

    /** The record value. */
    byte[] value() {
        try {
            return Json.mapper().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event always has a JSON form", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
