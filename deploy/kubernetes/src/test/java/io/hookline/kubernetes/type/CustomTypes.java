package io.hookline.kubernetes.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.hookline.kubernetes.render.Manifests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Custom resources, as the definitions of their operators describe them; a field that is not described is refused, as by {@code kubectl}. */
public final class CustomTypes {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final Map<String, JsonSchema> schemas = new HashMap<>();

    private CustomTypes() {}

    /** Reads the definitions in a folder. */
    public static CustomTypes of(Path folder) {
        CustomTypes types = new CustomTypes();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
                    documents.readAll().forEach(types::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    /** What is wrong with an object; one without a definition is. */
    public List<String> faults(ObjectNode object) {
        JsonSchema schema = schemas.get(
                object.path("apiVersion").asText() + "/" + object.path("kind").asText());
        if (schema == null) {
            return List.of(Manifests.title(object) + " has no definition");
        }
        return schema.validate(object).stream()
                .map(message -> Manifests.title(object) + ": " + message.getMessage())
                .toList();
    }

    private void add(JsonNode definition) {
        String group = definition.at("/spec/group").asText();
        String kind = definition.at("/spec/names/kind").asText();
        Manifests.each(definition.at("/spec/versions")).forEach(version -> {
            ObjectNode schema = version.at("/schema/openAPIV3Schema").deepCopy();
            // Every object has these; the API server describes them itself.
            schema.withObject("/properties").putObject("metadata").put("type", "object");
            close(schema);
            schemas.put(group + "/" + version.path("name").asText() + "/" + kind, SCHEMAS.getSchema(schema));
        });
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        schema.path("properties").forEach(CustomTypes::close);
        close(schema, "items");
        close(schema, "additionalProperties");
    }

    private static void close(JsonNode schema, String part) {
        if (schema.path(part).isObject()) {
            close(schema.path(part));
        }
    }
}
