package io.hookline.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer; {@code headers} includes the content type. */
@SuppressWarnings("ArrayRecordComponent") // Bytes are passed on and never compared.
public record Response(int status, Map<String, String> headers, byte[] body) {

    public Response {
        headers = Map.copyOf(headers);
    }

    public static Response json(int status, Object body) {
        return new Response(status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.write(body));
    }

    public static Response ok(Object body) {
        return json(200, body);
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), new byte[0]);
    }

    public static Response bytes(String contentType, byte[] body) {
        return new Response(200, Map.of("Content-Type", contentType), body);
    }

    public static Response text(int status, String body) {
        return new Response(
                status, Map.of("Content-Type", "text/plain; charset=utf-8"), body.getBytes(StandardCharsets.UTF_8));
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }
}
