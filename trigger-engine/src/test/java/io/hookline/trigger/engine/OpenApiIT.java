package io.hookline.trigger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hookline.contracts.wire.Json;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

/** The API's description is complete, its examples are true, and the copy in the documentation is the same. */
@OnRealParts
class OpenApiIT {

    private static final Path COPY = Path.of("../docs/openapi/trigger-engine.yaml");
    private static final String WRITE = "hookline.openapi.write";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final ObjectMapper STRICT = Json.configure(JsonMapper.builder())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What every problem has; its other members are of its type. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Problem(
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) String title,
            @JsonProperty(required = true) int status,
            @JsonProperty(required = true) String detail) {}

    private final List<String> faults = new ArrayList<>();
    private final Map<String, Class<?>> types = types();
    private JsonNode description;

    @Test
    void shouldDescribeEveryOperationWithExamplesThatRead() throws IOException {
        description = new YAMLMapper().readTree(built());
        assertThat(description.path("openapi").asText()).startsWith("3.1");
        Set<String> ids = new HashSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> {
                            String place = operation.getKey() + " " + path.getKey();
                            check(place, operation.getValue());
                            if (!ids.add(
                                    operation.getValue().path("operationId").asText())) {
                                faults.add(place + ": its operationId is another's too");
                            }
                        }));
        assertThat(ids).hasSizeGreaterThan(8);
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldBeTheSameInTheDocumentation() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(COPY.getParent());
            Files.writeString(COPY, built());
        }
        // As trees: members of an example come in any order.
        assertThat(new YAMLMapper().readTree(Files.readString(COPY)))
                .as("write it anew with mvn -pl trigger-engine verify -Dit.test=OpenApiIT -D" + WRITE + "=true")
                .isEqualTo(new YAMLMapper().readTree(built()));
    }

    private static String built() {
        return RestAssured.get("/q/openapi").then().statusCode(200).extract().asString();
    }

    private void check(String place, JsonNode operation) {
        List.of("summary", "description", "operationId").forEach(field -> {
            if (operation.path(field).asText().isBlank()) {
                faults.add(place + ": has no " + field);
            }
        });
        if (!operation.path("description").asText().matches("(?s).*Roles? (viewer|operator|admin|runner)\\b.*")) {
            faults.add(place + ": names no role");
        }
        if (operation.has("requestBody")) {
            checkContent(place + " request", operation.path("requestBody").path("content"));
        }
        operation.path("responses").properties().forEach(answer -> {
            String where = place + " " + answer.getKey();
            if (answer.getValue().path("description").asText().isBlank()) {
                faults.add(where + ": has no description");
            }
            boolean problem = answer.getKey().matches("[45]..");
            if (problem && !answer.getValue().path("content").has("application/problem+json")) {
                faults.add(where + ": is no problem");
            }
            if (answer.getKey().matches("20[012]")
                    && answer.getValue().path("content").isEmpty()) {
                faults.add(where + ": shows no answer");
            }
            checkContent(where, answer.getValue().path("content"));
        });
    }

    private void checkContent(String place, JsonNode content) {
        content.properties().forEach(type -> {
            List<JsonNode> examples = examples(type.getValue());
            if (examples.isEmpty()) {
                faults.add(place + " " + type.getKey() + ": has no example");
            }
            examples.forEach(example -> read(place, example, type.getValue().path("schema")));
        });
    }

    private List<JsonNode> examples(JsonNode content) {
        List<JsonNode> examples = new ArrayList<>();
        content.path("examples").forEach(example -> examples.add(example.path("value")));
        Optional.of(content.path("example"))
                .filter(example -> !example.isMissingNode())
                .ifPresent(examples::add);
        if (examples.isEmpty()) {
            JsonNode schema = resolved(content.path("schema"));
            schema.path("examples").forEach(examples::add);
            Optional.of(schema.path("example"))
                    .filter(example -> !example.isMissingNode())
                    .ifPresent(examples::add);
        }
        return examples;
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? description.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private void read(String place, JsonNode example, JsonNode schema) {
        if (schema.path("type").asText().equals("array") && example.isArray()) {
            example.forEach(one -> read(place, one, schema.path("items")));
            return;
        }
        if (schema.path("type").asText().equals("string") && example.isTextual()) {
            return;
        }
        String name = schema.path("$ref").asText().replaceFirst(".*/", "");
        Class<?> type = types.get(name);
        if (type == null) {
            faults.add(place + ": no class is known for the schema " + schema);
            return;
        }
        try {
            JsonNode object = example.isTextual() ? STRICT.readTree(example.asText()) : example;
            Object value = STRICT.treeToValue(object, type);
            if (value == null) {
                faults.add(place + ": its example is nothing");
            }
        } catch (IOException e) {
            faults.add(place + ": its example does not read: " + e.getMessage());
        }
    }

    /** The classes behind the schemas, by the name they go by there; the API's own first. */
    private static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new HashMap<>();
        Stream.of("io.hookline.trigger.api", "io.hookline.trigger", "io.hookline.contracts")
                .flatMap(name -> new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(name).stream())
                .filter(type -> type.isRecord() || type.isInterface())
                .map(JavaClass::reflect)
                .forEach(type -> types.putIfAbsent(schemaName(type), type));
        types.put("Problem", Problem.class);
        return types;
    }

    private static String schemaName(Class<?> type) {
        Schema schema = type.getAnnotation(Schema.class);
        return schema == null || schema.name().isEmpty() ? type.getSimpleName() : schema.name();
    }
}
