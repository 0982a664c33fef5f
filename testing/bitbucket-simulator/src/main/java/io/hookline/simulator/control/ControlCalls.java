package io.hookline.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.Product;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the control API's requests; all areas of it share this. */
final class ControlCalls {
    private ControlCalls() {}

    /** Adds a route that answers 204 once done. */
    static void done(Router<Function<Request, Response>> router, String method, String path, Consumer<Request> action) {
        router.add(method, path, request -> {
            action.accept(request);
            return Response.empty(204);
        });
    }

    static Product product(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "cloud" -> Product.CLOUD;
            case "datacenter" -> Product.DATA_CENTER;
            default -> throw Refusal.invalid("the product is cloud or datacenter, not " + name);
        };
    }

    static Product product(Request request) {
        return product(request.variable("product"));
    }

    /** The repository of the path. */
    static RepositoryRef repository(Request request) {
        return new RepositoryRef(product(request), request.variable("owner"), request.variable("slug"));
    }

    static int number(Request request) {
        return Math.toIntExact(id(request, "number"));
    }

    static long id(Request request, String variable) {
        try {
            return Long.parseLong(request.variable(variable));
        } catch (NumberFormatException notANumber) {
            throw Refusal.invalid(variable + " must be a number");
        }
    }

    static String required(JsonNode body, String field) {
        String text = Json.text(body, field);
        if (text == null) {
            throw Refusal.invalid(field + " is required");
        }
        return text;
    }

    static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static @Nullable Boolean flag(JsonNode body, String field) {
        return body.path(field).isBoolean() ? Boolean.valueOf(body.path(field).asBoolean()) : null;
    }

    /** A repository given in a body as {@code {"owner": .., "slug": ..}}, or null. */
    static @Nullable RepositoryRef repository(Product product, JsonNode node) {
        return node.isObject() ? new RepositoryRef(product, required(node, "owner"), required(node, "slug")) : null;
    }

    /** An ISO-8601 duration such as {@code PT10S}. */
    static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notADuration) {
            throw Refusal.invalid("not an ISO-8601 duration: " + text);
        }
    }
}
