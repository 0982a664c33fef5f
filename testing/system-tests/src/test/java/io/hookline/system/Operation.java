package io.hookline.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service describes in its OpenAPI document.
 *
 * @param path with its parameters in braces
 * @param type of the body that it takes; null where it takes none
 */
record Operation(String method, String path, @Nullable String type) {

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final Map<String, String> SAMPLES = Map.of(
            "{use}", "SETUP",
            "{number}", "1",
            "{hash}", "0".repeat(40),
            "{fingerprint}", "SHA256:none",
            "{finding}", "webhook-missing",
            "{host}", "nowhere.invalid");
    private static final String NOTHING = "00000000-0000-4000-8000-000000000000";

    /** All of a document. */
    static Stream<Operation> of(JsonNode document) {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                type(operation.getValue()))));
    }

    /** A request about what does not exist: whoever may make it is told that, or that the body lacks something. */
    HttpRequest request(URI service, String authorization) {
        String filled = path;
        for (Map.Entry<String, String> sample : SAMPLES.entrySet()) {
            filled = filled.replace(sample.getKey(), sample.getValue());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(service + filled.replaceAll("\\{[^}]+}", NOTHING)))
                .method(method, type == null ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    private static @Nullable String type(JsonNode operation) {
        return operation
                .at("/requestBody/content")
                .propertyStream()
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return "%-6s %s".formatted(method, path);
    }
}
