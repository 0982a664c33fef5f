package io.hookline.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The spans that libraries cannot make: of records that are read in batches, that wait in a table, and that are sent from there. A record's
 * trace is in its header {@code traceparent}, as the W3C's Trace Context says, also while it waits. Where tracing is off, spans are
 * {@linkplain Span#getInvalid() invalid}, which do nothing, and headers stay as they are.
 */
@Singleton
public class Tracing {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final W3CTraceContextPropagator HEADER = W3CTraceContextPropagator.getInstance();

    private final Tracer tracer;
    private final boolean on;

    @Inject
    Tracing(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this(telemetry.getTracer("io.hookline"), !disabled);
    }

    private Tracing(Tracer tracer, boolean on) {
        this.tracer = tracer;
        this.on = on;
    }

    /** Tracing that is off. */
    public static Tracing off() {
        return new Tracing(OpenTelemetry.noop(), false);
    }

    /** Whether anybody collects spans; asked where even making their arguments costs. */
    public boolean isOn() {
        return on;
    }

    /** Begins a trace with a request from outside, whatever trace its sender claims: anybody can send a header. */
    public Span request(String name) {
        return on
                ? tracer.spanBuilder(name)
                        .setNoParent()
                        .setSpanKind(SpanKind.SERVER)
                        .startSpan()
                : Span.getInvalid();
    }

    /** Begins a trace with work of this service's own that began at a time. */
    public Span work(String name, Instant begun) {
        return on
                ? tracer.spanBuilder(name)
                        .setNoParent()
                        .setStartTimestamp(begun)
                        .startSpan()
                : Span.getInvalid();
    }

    /**
     * Begins to work on a record that was read; goes on with its trace.
     *
     * @param headers gives a header's bytes by name, or null
     */
    public Span process(String topic, Function<String, byte @Nullable []> headers) {
        return on
                ? ofTopic(topic, "process", SpanKind.CONSUMER)
                        .setParent(HEADER.extract(Context.root(), headers, READER))
                        .startSpan()
                : Span.getInvalid();
    }

    /** Begins to send a record, which goes on with the trace that its headers name and names this span from now on. */
    public Span publish(String topic, Headers headers) {
        return on ? publish(topic, headers, HEADER.extract(Context.root(), headers, OF_RECORD)) : Span.getInvalid();
    }

    /** Begins to send a record that follows from other work. */
    public Span publish(String topic, Headers headers, Span cause) {
        return on ? publish(topic, headers, Context.root().with(cause)) : Span.getInvalid();
    }

    /** The headers with which a record that waits in a table goes on with this span's trace; none where tracing is off. */
    public Map<String, byte[]> headersOf(Span span) {
        if (!span.getSpanContext().isValid()) {
            return Map.of();
        }
        Map<String, byte[]> headers = new HashMap<>();
        HEADER.inject(Context.root().with(span), headers, (carrier, name, value) -> put(carrier, name, value));
        return headers;
    }

    private Span publish(String topic, Headers headers, Context cause) {
        Span span =
                ofTopic(topic, "publish", SpanKind.PRODUCER).setParent(cause).startSpan();
        HEADER.inject(Context.root().with(span), headers, WRITER);
        return span;
    }

    private SpanBuilder ofTopic(String topic, String what, SpanKind kind) {
        return tracer.spanBuilder(topic + " " + what)
                .setSpanKind(kind)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(TOPIC, topic);
    }

    private static void put(@Nullable Map<String, byte[]> headers, String name, String value) {
        if (headers != null) {
            headers.put(name, value.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static final TextMapSetter<Headers> WRITER = (headers, name, value) -> {
        if (headers != null) {
            headers.remove(name).add(name, value.getBytes(StandardCharsets.US_ASCII));
        }
    };

    private static final TextMapGetter<Headers> OF_RECORD = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            var header = headers == null ? null : headers.lastHeader(name);
            return header == null ? null : text(header.value());
        }
    };

    private static final TextMapGetter<Function<String, byte @Nullable []>> READER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Function<String, byte @Nullable []> headers) {
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable Function<String, byte @Nullable []> headers, String name) {
            return headers == null ? null : text(headers.apply(name));
        }
    };

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.US_ASCII);
    }
}
