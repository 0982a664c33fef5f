package io.hookline.telemetry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class TracingTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final byte[] PARENT = ("00-" + TRACE + "-b7ad6b7169203331-01").getBytes(US_ASCII);

    private final Tracing off = new Tracing(telemetry(), true);
    private final Tracing on = new Tracing(telemetry(), false);
    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void shouldMakeNoSpanAndAddNoHeaderWhenOff() {
        assertThat(off.request("a request")).isSameAs(Span.getInvalid());
        assertThat(off.work("some work", Instant.now())).isSameAs(Span.getInvalid());
        assertThat(off.process("a-topic", _ -> PARENT)).isSameAs(Span.getInvalid());
        assertThat(off.publish("a-topic", headers)).isSameAs(Span.getInvalid());
        assertThat(off.publish("a-topic", headers, Span.getInvalid())).isSameAs(Span.getInvalid());
        assertThat(off.headersOf(Span.getInvalid())).isEmpty();
        assertThat(headers).isEmpty();
    }

    @Test
    void shouldGoOnWithTheTraceOfARecordThatWaited() {
        headers.add("traceparent", PARENT);

        Span span = on.publish("a-topic", headers);

        assertThat(span.getSpanContext().getTraceId()).isEqualTo(TRACE);
        assertThat(headers.headers("traceparent"))
                .singleElement()
                .satisfies(header -> assertThat(header.value())
                        .asString(US_ASCII)
                        .isEqualTo("00-" + TRACE + "-" + span.getSpanContext().getSpanId() + "-01"));
    }

    @Test
    void shouldHandOnTheTraceOfARecordThatIsWorkedOn() {
        Span span = on.process("a-topic", Map.of("traceparent", PARENT)::get);

        assertThat(on.headersOf(span).get("traceparent"))
                .asString(US_ASCII)
                .isEqualTo("00-" + TRACE + "-" + span.getSpanContext().getSpanId() + "-01");
    }

    @Test
    void shouldBeginATraceWhereARecordHasNone() {
        Span span = on.process("a-topic", _ -> null);

        assertThat(span.getSpanContext().isValid()).isTrue();
        assertThat(span.getSpanContext().getTraceId()).isNotEqualTo(TRACE);
    }

    private static OpenTelemetry telemetry() {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(SpanExporter.composite()))
                        .build())
                .build();
    }
}
