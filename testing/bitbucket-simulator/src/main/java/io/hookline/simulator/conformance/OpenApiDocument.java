package io.hookline.simulator.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One OpenAPI file: finds the operation of a request and the schemas of its bodies. */
final class OpenApiDocument {
    private final JsonNode root;
    private final String iri;
    private final JsonSchemaFactory schemas;

    private OpenApiDocument(JsonNode root, String iri, String text) {
        this.root = root;
        this.iri = iri;
        this.schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V4,
                builder -> builder.metaSchema(OpenApi30.getInstance())
                        .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                        .schemaLoaders(loaders -> loaders.schemas(Map.of(iri, text))));
    }

    static OpenApiDocument read(Path file) {
        try {
            String text = Files.readString(file);
            return new OpenApiDocument(new ObjectMapper().readTree(text), "urn:openapi:" + file.getFileName(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An operation and where it stands in the document. */
    record Operation(String method, String template, JsonNode node) {
        String name() {
            return method + " " + template;
        }
    }

    /** The operation of a raw path, whose template has the fewest placeholders. */
    Optional<Operation> find(String method, String rawPath) {
        List<String> path = List.of(rawPath.split("/", -1));
        return root.path("paths")
                .propertyStream()
                .filter(entry -> entry.getValue().has(lower(method)))
                .filter(entry -> matches(List.of(entry.getKey().split("/", -1)), path))
                .map(Map.Entry::getKey)
                .min(Comparator.comparingLong(
                        template -> template.chars().filter(c -> c == '{').count()))
                .map(template -> new Operation(
                        method, template, root.path("paths").path(template).path(lower(method))));
    }

    private static String lower(String method) {
        return method.toLowerCase(Locale.ROOT);
    }

    /** A last placeholder named path or name takes the rest of the path. */
    private static boolean matches(List<String> template, List<String> path) {
        String last = template.getLast();
        boolean open = last.equals("{path}") || last.equals("{name}");
        if (open ? path.size() < template.size() : path.size() != template.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            if (!template.get(i).startsWith("{") && !template.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The names of the operation's query parameters, with those of its path. */
    Set<String> parameters(Operation operation) {
        Set<String> names = new LinkedHashSet<>();
        List<JsonNode> declared = new ArrayList<>();
        operation.node().path("parameters").forEach(declared::add);
        root.path("paths").path(operation.template()).path("parameters").forEach(declared::add);
        for (JsonNode parameter : declared) {
            JsonNode resolved = resolve(parameter);
            if (resolved.path("in").asText().equals("query")) {
                names.add(resolved.path("name").asText());
            }
        }
        return names;
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : root.at(reference.substring(1));
    }

    /** The schema of the request body; where the document has none, of the answer it creates. */
    Optional<JsonSchema> requestSchema(Operation operation) {
        return content(operation, "requestBody", operation.node().path("requestBody"))
                .or(() -> answerSchema(operation, 201))
                .or(() -> answerSchema(operation, 200));
    }

    Optional<JsonSchema> answerSchema(Operation operation, int status) {
        String code = Integer.toString(status);
        return content(
                operation,
                "responses/" + code,
                operation.node().path("responses").path(code));
    }

    private Optional<JsonSchema> content(Operation operation, String place, JsonNode node) {
        String reference = node.path("$ref").asText();
        JsonNode holder = resolve(node);
        return holder.path("content")
                .propertyStream()
                .filter(type -> type.getKey().startsWith("application/json")
                        && type.getValue().has("schema"))
                .findFirst()
                .map(type -> schemas.getSchema(SchemaLocation.of(iri
                        + (reference.isEmpty() ? pointer(operation) + "/" + place : reference)
                        + "/content/" + escape(type.getKey()) + "/schema")));
    }

    private static String pointer(Operation operation) {
        return "#/paths/" + escape(operation.template()) + "/" + lower(operation.method());
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The properties an object of this schema may have, as far as the document lists them. */
    Set<String> properties(JsonSchema schema) {
        Set<String> names = new LinkedHashSet<>();
        collect(schema.getSchemaNode(), names);
        return names;
    }

    private void collect(JsonNode schema, Set<String> names) {
        JsonNode resolved = resolve(schema);
        resolved.path("properties").fieldNames().forEachRemaining(names::add);
        for (String combination : List.of("allOf", "anyOf", "oneOf")) {
            resolved.path(combination).forEach(part -> collect(part, names));
        }
    }
}
