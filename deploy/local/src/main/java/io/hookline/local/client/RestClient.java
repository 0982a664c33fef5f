package io.hookline.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP at one server. */
public final class RestClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RESTART_TAKES = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final Supplier<String> authorization;
    private final Map<String, String> headers;

    /**
     * A client.
     *
     * @param base paths are appended to it
     * @param authorization gives the value of that header for each request; an empty one is not sent
     */
    public RestClient(URI base, Supplier<String> authorization) {
        this(base, authorization, Map.of());
    }

    private RestClient(URI base, Supplier<String> authorization, Map<String, String> headers) {
        this.base = base;
        this.authorization = authorization;
        this.headers = headers;
    }

    /** The same server, asked with another header: {@code Idempotency-Key}, say. */
    public RestClient with(String header, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(header, value);
        return new RestClient(base, authorization, Map.copyOf(all));
    }

    /**
     * What a server answered.
     *
     * @param body a missing node where there was none
     */
    public record Answer(int status, JsonNode body) {

        public boolean isOk() {
            return status >= 200 && status < 300;
        }
    }

    /** The server refused a request that should have succeeded. */
    public static final class RefusedException extends RuntimeException {

        private RefusedException(String message) {
            super(message);
        }
    }

    public JsonNode get(String path) {
        return ok("GET", path, null);
    }

    public JsonNode post(String path, @Nullable Object body) {
        return ok("POST", path, body);
    }

    public JsonNode put(String path, @Nullable Object body) {
        return ok("PUT", path, body);
    }

    public JsonNode patch(String path, Object body) {
        return ok("PATCH", path, body);
    }

    public JsonNode delete(String path) {
        return ok("DELETE", path, null);
    }

    /** Sends a request whose refusal the caller expects too. */
    public Answer send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : publish(body));
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        String credentials = authorization.get();
        if (!credentials.isEmpty()) {
            request.header("Authorization", credentials);
        }
        return Poll.until(() -> exchange(request.build()), Optional::isPresent, RESTART_TAKES)
                .orElseThrow(() -> new UncheckedIOException(new ConnectException("nobody listens at " + base)));
    }

    /** Empty where the server is down: then it has got nothing, and may be asked again when its supervisor has restarted it. */
    private Optional<Answer> exchange(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return Optional.of(new Answer(response.statusCode(), json(response.body())));
        } catch (ConnectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + base, e);
        }
    }

    private JsonNode ok(String method, String path, @Nullable Object body) {
        Answer answer = send(method, path, body);
        if (!answer.isOk()) {
            throw new RefusedException("%s %s answered %d: %s".formatted(method, path, answer.status(), answer.body()));
        }
        return answer.body();
    }

    private static HttpRequest.BodyPublisher publish(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a request body has a JSON form", e);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            return Json.mapper().missingNode();
        }
    }
}
