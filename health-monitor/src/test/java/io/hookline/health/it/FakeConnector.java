package io.hookline.health.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hookline.contracts.health.Observation;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** connector-service as far as the monitor asks it: answers what the test says that it sees. */
final class FakeConnector {

    /** An answer to a request for an observation. */
    record Answer(int status, String body, String shallowBody) {}

    private static final String LIMITS = """
            {"host":"api.bitbucket.org:443","breaker":"CLOSED","budgets":[
              {"resource":"REPOSITORY_DATA","limit":1000,"remaining":150,"resetsAt":"2026-11-20T11:00:00Z",
               "pausedUntil":"2026-11-20T10:31:00Z"},
              {"resource":"WEBHOOK_DATA"}]}
            """;

    private static final Answer NOT_FOUND = new Answer(404, "", "");

    private final HttpServer server;
    private final Map<ProjectId, Answer> answers = new ConcurrentHashMap<>();
    private final Map<ProjectId, AtomicInteger> looks = new ConcurrentHashMap<>();
    private final Map<ProjectId, List<String>> depths = new ConcurrentHashMap<>();
    private volatile String lastAuthorization = "";

    FakeConnector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/projects/", this::observe);
        server.createContext("/connectors/", FakeConnector::limits);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void sees(Observation observation) {
        try {
            answers.put(
                    observation.project(),
                    new Answer(
                            200,
                            Json.mapper().writeValueAsString(observation),
                            Json.mapper().writeValueAsString(Observations.asFarAsGitGoes(observation))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answers(ProjectId project, int status, String body) {
        answers.put(project, new Answer(status, body, body));
    }

    /** How closely each look was to look, in order. */
    List<String> depthsOf(ProjectId project) {
        return List.copyOf(depths.getOrDefault(project, List.of()));
    }

    int looksAt(ProjectId project) {
        return looks.computeIfAbsent(project, unseen -> new AtomicInteger()).get();
    }

    String lastAuthorization() {
        return lastAuthorization;
    }

    void stop() {
        server.stop(0);
    }

    private static void limits(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = LIMITS.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void observe(HttpExchange exchange) throws IOException {
        try (exchange) {
            ProjectId project =
                    ProjectId.of(exchange.getRequestURI().getPath().replaceAll("^/projects/|/observation$", ""));
            String depth = String.valueOf(exchange.getRequestURI().getQuery()).replaceFirst("^depth=", "");
            depths.computeIfAbsent(project, unseen -> new CopyOnWriteArrayList<>())
                    .add(depth);
            lastAuthorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            looks.computeIfAbsent(project, unseen -> new AtomicInteger()).incrementAndGet();
            Answer answer = answers.getOrDefault(project, NOT_FOUND);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            String text = depth.equals("SHALLOW") ? answer.shallowBody() : answer.body();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
