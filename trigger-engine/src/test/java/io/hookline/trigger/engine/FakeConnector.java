package io.hookline.trigger.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hookline.contracts.id.CommitHash;
import io.hookline.trigger.oracle.Hashes;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connector-service that knows commits whose hash repeats its first two digits. What it does with a commit shows in those: {@link
 * #UNKNOWN} is not found, {@link #SHY} only answers the third time, {@link #MUTE} never, {@link #MARKED} asks to be skipped. It knows those of {@link Hashes} too.
 */
public final class FakeConnector implements QuarkusTestResourceLifecycleManager {

    static final String UNKNOWN = "dd";
    static final String SHY = "e5";
    static final String MUTE = "ee";
    static final String MARKED = "5c";
    static final String HEAD = "4d";

    private static final int SHY_FOR = 2;

    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no port for the fake connector-service", e);
        }
        server.createContext("/projects/", this::answer);
        server.start();
        return Map.ofEntries(
                Map.entry(
                        "quarkus.rest-client.connector.url",
                        "http://127.0.0.1:" + server.getAddress().getPort()),
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("hookline.trigger.cdevents", "true"),
                Map.entry("hookline.trigger.grace", "2s"),
                Map.entry("hookline.trigger.sweep-every", "1s"),
                Map.entry("hookline.trigger.project-wait", "4s"),
                Map.entry("hookline.trigger.commit-wait", "4s"),
                Map.entry("hookline.trigger.back-off", "100ms"),
                Map.entry("hookline.trigger.max-back-off", "500ms"));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/heads")) {
            head(exchange);
            return;
        }
        String commit = path.substring(path.lastIndexOf('/') + 1);
        String digits = commit.substring(0, 2);
        int request = requests.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
        boolean asked = exchange.getRequestHeaders().containsKey("Authorization")
                && exchange.getRequestURI().getQuery().contains("repository=");
        if (!asked) {
            send(exchange, 401, "{}");
        } else if (digits.equals(UNKNOWN)) {
            send(exchange, 404, "{}");
        } else if (digits.equals(MUTE) || (digits.equals(SHY) && request <= SHY_FOR)) {
            send(exchange, 503, "{}");
        } else if (Hashes.isOne(digits)) {
            CommitHash found = Hashes.commit(commit);
            send(exchange, 200, "{\"hash\":\"" + found + "\",\"message\":\"" + Hashes.message(found) + "\"}");
        } else {
            String message = digits.equals(MARKED) ? "docs [skip ci]" : "work";
            send(exchange, 200, "{\"hash\":\"" + digits.repeat(20) + "\",\"message\":\"" + message + "\"}");
        }
    }

    /** Every branch and tag stands at {@link #HEAD}, but none is called nowhere. */
    private static void head(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getQuery().endsWith("/nowhere")) {
            send(exchange, 404, "{}");
        } else {
            send(exchange, 200, "{\"hash\":\"" + HEAD.repeat(20) + "\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
