package io.hookline.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One HTTP port on the loopback interface: reads requests, applies faults, asks the endpoint, logs, answers. */
public final class HttpShell implements AutoCloseable {
    private static final Logger LOG = System.getLogger(HttpShell.class.getName());

    static {
        // Without it the JDK's server lets Nagle's algorithm hold small answers back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String name;
    private final Endpoint endpoint;
    private final Faults faults;
    private final RequestLog log;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpShell(String name, int port, Endpoint endpoint, Faults faults, RequestLog log) throws IOException {
        this.name = name;
        this.endpoint = endpoint;
        this.faults = faults;
        this.log = log;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 256);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /**
     * Opens the port.
     *
     * @param port 0 for any free one
     */
    public static HttpShell open(String name, int port, Endpoint endpoint, Faults faults, RequestLog log) {
        try {
            HttpShell shell = new HttpShell(name, port, endpoint, faults, log);
            shell.server.start();
            return shell;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            Request request = read(exchange);
            Optional<Fault> fault = faults.next(name, request);
            Endpoint.Answer answer = fault.flatMap(Fault::response)
                    .map(response -> new Endpoint.Answer(response, "fault"))
                    .orElseGet(() -> endpoint.answer(request));
            log.add(new RequestLog.Entry(
                    name, Instant.now(), request, answer.response(), answer.identity(), fault.isPresent()));
            write(exchange, request, answer.response(), fault);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "connection lost server={0} cause={1}", name, e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "request failed server=" + name, e);
            fail(exchange);
        }
    }

    /** Answers 500 where no answer was begun; a begun one is cut off instead. */
    private static void fail(HttpExchange exchange) {
        try {
            if (exchange.getResponseCode() == -1) {
                exchange.sendResponseHeaders(500, -1);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "connection lost cause={0}", e.getMessage());
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        String rawPath = exchange.getRequestURI().getRawPath();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((key, values) -> headers.put(key.toLowerCase(Locale.ROOT), values.getFirst()));
        try (InputStream in = exchange.getRequestBody()) {
            boolean packed = "gzip".equals(headers.get("content-encoding"));
            byte[] body = packed ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
            return new Request(
                    exchange.getRequestMethod(),
                    rawPath,
                    segments(rawPath),
                    query(exchange.getRequestURI().getRawQuery()),
                    headers,
                    body,
                    Map.of());
        }
    }

    private static List<String> segments(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String segment : rawPath.substring(1).split("/", -1)) {
            segments.add(Urls.decodePath(segment));
        }
        return segments;
    }

    private static Map<String, List<String>> query(@Nullable String raw) {
        return raw == null ? Map.of() : Urls.decodeForm(raw);
    }

    private static void write(HttpExchange exchange, Request request, Response response, Optional<Fault> fault)
            throws IOException {
        fault.ifPresent(Fault::await);
        if (fault.filter(Fault::drops).isPresent()) {
            // Closing an exchange without an answer closes its connection.
            return;
        }
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = response.body();
        boolean bodiless = body.length == 0 || request.method().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody()
                    .write(body, 0, fault.map(f -> f.cut(body.length)).orElse(body.length));
            exchange.getResponseBody().flush();
        }
    }
}
