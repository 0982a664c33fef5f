package io.hookline.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes traces over OTLP as a collector does, and keeps the latest. Ends with the JVM. */
final class SpanCollector {

    private static final int KEPT = 50_000;
    private static final HexFormat HEX = HexFormat.of();

    private final BlockingDeque<Seen> spans = new LinkedBlockingDeque<>();
    private final HttpServer server;

    private SpanCollector(HttpServer server) {
        this.server = server;
    }

    /**
     * A span that a service sent.
     *
     * @param parent empty where the trace begins with it
     */
    record Seen(String trace, String id, String parent, String service, String name, Map<String, String> attributes) {

        @Override
        public String toString() {
            return service + ": " + name;
        }
    }

    static SpanCollector start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SpanCollector collector = new SpanCollector(server);
            server.createContext("/v1/traces", collector::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return collector;
        } catch (IOException e) {
            throw new IllegalStateException("no span can be taken", e);
        }
    }

    /** What a service is to be told to send its traces here. */
    Map<String, String> settings() {
        return Map.of(
                "quarkus.otel.sdk.disabled",
                "false",
                "quarkus.otel.exporter.otlp.protocol",
                "http/protobuf",
                "quarkus.otel.exporter.otlp.endpoint",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The spans that led to one, from that on back to where the trace begins; without those that did not come yet. */
    List<Seen> wayTo(String trace, String id) {
        Map<String, Seen> byId = of(trace).collect(Collectors.toMap(Seen::id, span -> span, (first, _) -> first));
        List<Seen> way = new ArrayList<>();
        for (Seen span = byId.get(id); span != null; span = byId.get(span.parent())) {
            way.add(span);
        }
        return way;
    }

    /** What followed from a span. */
    Optional<Seen> after(String trace, String id, String name) {
        return of(trace)
                .filter(span -> span.parent().equals(id) && span.name().equals(name))
                .findFirst();
    }

    /** Whether a trace has a span of this name. */
    boolean knows(String trace, String name) {
        return of(trace).anyMatch(span -> span.name().equals(name));
    }

    private Stream<Seen> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()
                    .forEach(this::keep);
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void keep(ResourceSpans sent) {
        String service = attributes(sent.getResource().getAttributesList()).get("service.name");
        sent.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> seen(service, span))
                .forEach(spans::add);
        while (spans.size() > KEPT) {
            spans.poll();
        }
    }

    private static Seen seen(String service, Span span) {
        return new Seen(
                HEX.formatHex(span.getTraceId().toByteArray()),
                HEX.formatHex(span.getSpanId().toByteArray()),
                HEX.formatHex(span.getParentSpanId().toByteArray()),
                service,
                span.getName(),
                attributes(span.getAttributesList()));
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey, attribute -> attribute.getValue().getStringValue(), (first, _) -> first));
    }
}
