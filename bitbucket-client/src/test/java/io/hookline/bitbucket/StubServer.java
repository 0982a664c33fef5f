package io.hookline.bitbucket;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** An HTTP server on this machine that answers as a test says and remembers what it was asked. */
public final class StubServer implements AutoCloseable {

    /** A request as the server saw it; the address is as it was sent, still encoded. */
    public record Seen(String method, String address, String authorization, String body) {}

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    public StubServer() {
        this("http", () -> HttpServer.create(address(), 0));
    }

    private StubServer(String scheme, Opening opening) {
        this.scheme = scheme;
        try {
            server = opening.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.start();
    }

    /** A server that shows the certificate of a TLS context. */
    public static StubServer overTls(SSLContext tls) {
        return new StubServer("https", () -> {
            var server = HttpsServer.create(address(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return server;
        });
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @FunctionalInterface
    private interface Opening {
        HttpServer open() throws IOException;
    }

    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    public void on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            seen.add(new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    public void on(String path, int status, String body) {
        on(path, exchange -> answer(exchange, status, body));
    }

    public void redirect(String path, int status, String location) {
        on(path, exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            answer(exchange, status, "");
        });
    }

    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
