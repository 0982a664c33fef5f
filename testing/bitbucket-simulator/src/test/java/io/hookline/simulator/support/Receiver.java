package io.hookline.simulator.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes webhook deliveries and answers as told, 200 by default. */
public final class Receiver implements AutoCloseable {
    private static final int NEVER = -1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ConcurrentLinkedDeque<>();

    /** A delivery as it arrived; header names in lower case. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes are read and never compared.
    public record Received(Map<String, String> headers, byte[] body) {
        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String event() {
            return headers.get("x-event-key");
        }
    }

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        received.add(new Received(headers, exchange.getRequestBody().readAllBytes()));
        Integer answer = answers.pollFirst();
        if (answer == null || answer != NEVER) {
            exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
            exchange.close();
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/test";
    }

    /** What the next deliveries are answered, in order. */
    public void answers(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    /** The next delivery is never answered. */
    public void answersNever() {
        answers.add(NEVER);
    }

    public List<Received> received() {
        return new ArrayList<>(received);
    }

    public List<String> events() {
        return received.stream().map(Received::event).toList();
    }

    /** The only delivery of this event so far. */
    public Received only(String event) {
        List<Received> found =
                received.stream().filter(r -> r.event().equals(event)).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one " + event + " but there are " + events());
        }
        return found.getFirst();
    }

    public void clear() {
        received.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
