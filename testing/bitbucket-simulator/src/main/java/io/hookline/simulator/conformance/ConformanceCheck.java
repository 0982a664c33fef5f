package io.hookline.simulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.hookline.simulator.conformance.Conformance.Side;
import io.hookline.simulator.conformance.Conformance.Violation;
import io.hookline.simulator.conformance.OpenApiDocument.Operation;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.RequestLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks a request log: requests strictly (known operation, known parameters and fields, valid body), answers leniently
 * (types and required fields; a null stands for an absent field, for the specifications hardly mark what may be null).
 */
public final class ConformanceCheck {
    // The files are large, and many test classes check against them.
    private static final Map<Path, OpenApiDocument> DOCUMENTS = new ConcurrentHashMap<>();

    private final OpenApiDocument cloud;
    private final OpenApiDocument dataCenter;
    private final Set<Violation> violations = new LinkedHashSet<>();
    private int requests;
    private int answers;

    private ConformanceCheck(Path directory) {
        this.cloud = document(directory.resolve("cloud-2026-06.json"));
        this.dataCenter = document(directory.resolve("datacenter-10.4.json"));
    }

    private static OpenApiDocument document(Path file) {
        return DOCUMENTS.computeIfAbsent(file.toAbsolutePath(), OpenApiDocument::read);
    }

    /** Checks all entries against the files in the directory; git and what the specifications leave out is passed over. */
    public static Conformance check(List<RequestLog.Entry> entries, Path directory) {
        ConformanceCheck check = new ConformanceCheck(directory);
        entries.forEach(check::check);
        return new Conformance(check.requests, check.answers, new ArrayList<>(check.violations));
    }

    private void check(RequestLog.Entry entry) {
        specified(entry).ifPresent(path -> {
            requests++;
            boolean ofCloud = entry.server().equals("cloud");
            OpenApiDocument document = ofCloud ? cloud : dataCenter;
            String method = entry.request().method();
            Optional<Operation> operation = document.find(method, path);
            if (operation.isEmpty()) {
                add(Side.REQUEST, method + " " + path, "no such operation");
                return;
            }
            checkParameters(document, operation.get(), entry, ofCloud);
            checkBody(document, operation.get(), entry);
            if (!entry.fault()) {
                checkAnswer(document, operation.get(), entry);
            }
        });
    }

    /** The path as the document writes it; empty where the document does not cover it. */
    private static Optional<String> specified(RequestLog.Entry entry) {
        String path = entry.request().rawPath();
        if (entry.server().equals("cloud")) {
            return path.startsWith("/2.0/") ? Optional.of(path.substring("/2.0".length())) : Optional.empty();
        }
        String rest = path.replaceFirst("^/[^/]+/rest(?=/)", "");
        boolean uncovered = rest.equals(path) || rest.equals("/capabilities") || rest.startsWith("/webhooks/");
        return uncovered ? Optional.empty() : Optional.of(rest.replaceFirst("/1\\.0/", "/latest/"));
    }

    private void checkParameters(
            OpenApiDocument document, Operation operation, RequestLog.Entry entry, boolean ofCloud) {
        Set<String> known = document.parameters(operation);
        Set<String> common = ofCloud ? Imperfections.CLOUD_PARAMETERS : Imperfections.DATA_CENTER_PARAMETERS;
        entry.request().query().keySet().stream()
                .filter(name -> !known.contains(name) && !common.contains(name))
                .forEach(name -> add(Side.REQUEST, operation.name(), "unknown parameter " + name));
    }

    private void checkBody(OpenApiDocument document, Operation operation, RequestLog.Entry entry) {
        if (entry.request().body().length == 0) {
            return;
        }
        Optional<JsonNode> body = Json.read(entry.request().body());
        Optional<JsonSchema> schema = document.requestSchema(operation);
        if (body.isEmpty()) {
            add(Side.REQUEST, operation.name(), "the body is not JSON");
            return;
        }
        schema.ifPresent(known -> {
            Set<String> fields = document.properties(known);
            body.get().fieldNames().forEachRemaining(name -> checkField(operation, fields, name));
            // Type markers are required in answers; requests may leave them out.
            known.validate(body.get()).stream()
                    .map(ValidationMessage::getMessage)
                    .filter(message -> !message.contains("required property"))
                    .forEach(message -> add(Side.REQUEST, operation.name(), message));
        });
    }

    private void checkField(Operation operation, Set<String> fields, String name) {
        if (!fields.isEmpty() && !fields.contains(name) && !Imperfections.REQUEST_FIELDS.contains(name)) {
            add(Side.REQUEST, operation.name(), "unknown field " + name);
        }
    }

    private void checkAnswer(OpenApiDocument document, Operation operation, RequestLog.Entry entry) {
        Optional<JsonSchema> schema =
                document.answerSchema(operation, entry.response().status());
        Optional<JsonNode> body = Json.read(entry.response().body());
        if (schema.isEmpty() || body.isEmpty()) {
            return;
        }
        answers++;
        JsonNode answer = body.get();
        removeNulls(answer);
        schema.get().validate(answer).stream()
                .map(ValidationMessage::getMessage)
                .filter(message -> !Imperfections.overlooks(message))
                .forEach(message -> add(Side.ANSWER, operation.name(), message));
    }

    private static void removeNulls(JsonNode node) {
        if (node.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> fields = node.properties().iterator();
            while (fields.hasNext()) {
                JsonNode value = fields.next().getValue();
                if (value.isNull()) {
                    fields.remove();
                } else {
                    removeNulls(value);
                }
            }
        } else {
            node.forEach(ConformanceCheck::removeNulls);
        }
    }

    private void add(Side side, String operation, String message) {
        violations.add(new Violation(side, operation, message));
    }
}
