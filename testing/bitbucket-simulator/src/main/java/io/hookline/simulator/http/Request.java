package io.hookline.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as handlers see it.
 *
 * @param rawPath the path as it came, still percent-encoded
 * @param path the decoded segments below the server's context path
 * @param query decoded, each name with its values in order
 * @param headers by lower-case name, the first value of each
 * @param variables what the route's placeholders matched, decoded
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are passed on and never compared.
public record Request(
        String method,
        String rawPath,
        List<String> path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        byte[] body,
        Map<String, String> variables) {

    public Request {
        path = List.copyOf(path);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        variables = Map.copyOf(variables);
    }

    Request at(Map<String, String> matched) {
        return new Request(method, rawPath, path, query, headers, body, matched);
    }

    /** What a placeholder of the route matched. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no placeholder " + name);
        }
        return value;
    }

    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    public @Nullable String parameter(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.getFirst();
    }

    public String parameter(String name, String otherwise) {
        String value = parameter(name);
        return value == null ? otherwise : value;
    }

    public int number(String name, int otherwise) {
        String value = parameter(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw Refusal.invalid(name + " must be a number");
        }
    }

    /** The body as a JSON object; refuses anything else with 400. */
    public JsonNode json() {
        return Json.read(body)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> Refusal.invalid("The request body is not a JSON object"));
    }

    /** The body as a JSON object, which may be left out. */
    public Optional<JsonNode> jsonIfAny() {
        return body.length == 0 ? Optional.empty() : Optional.of(json());
    }
}
