package io.hookline.trigger.intake;

import io.hookline.contracts.Topic;
import io.hookline.telemetry.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The spans of the events of a batch, from when they are decided until that is written, each in its delivery's trace. Where tracing is
 * off, there are none.
 */
final class EventSpans {

    private static final EventSpans NONE = new EventSpans(Tracing.off(), new IdentityHashMap<>());
    private static final AttributeKey<String> PROJECT = AttributeKey.stringKey("hookline.project");
    private static final AttributeKey<String> EVENT = AttributeKey.stringKey("hookline.event");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("hookline.outcome");
    private static final AttributeKey<List<String>> RULES = AttributeKey.stringArrayKey("hookline.rules");

    private final Tracing tracing;
    private final IdentityHashMap<Received.Event, Span> spans;

    private EventSpans(Tracing tracing, IdentityHashMap<Received.Event, Span> spans) {
        this.tracing = tracing;
        this.spans = spans;
    }

    static EventSpans begin(Tracing tracing, List<Received.Event> events) {
        if (!tracing.isOn()) {
            return NONE;
        }
        // By identity: to compare events is to compare all that they hold.
        IdentityHashMap<Received.Event, Span> spans = new IdentityHashMap<>();
        for (Received.Event event : events) {
            Map<String, byte[]> headers = event.record().headers();
            spans.put(event, tracing.process(Topic.REPOSITORY_EVENTS.topicName(), headers::get));
        }
        return new EventSpans(tracing, spans);
    }

    /** What the messages that follow from an event carry on. */
    Map<String, byte[]> headersOf(Received.Event event) {
        Span span = spans.get(event);
        return span == null ? Map.of() : tracing.headersOf(span);
    }

    void end(@Nullable List<BatchDecision.Result> results, @Nullable Throwable failure) {
        if (failure != null) {
            spans.values().forEach(span -> span.setStatus(StatusCode.ERROR, Faults.kindOf(failure)));
        }
        if (results != null) {
            results.forEach(this::describe);
        }
        spans.values().forEach(Span::end);
    }

    private void describe(BatchDecision.Result result) {
        Received.Event event = result.event();
        Span span = spans.get(event);
        if (span == null) {
            return;
        }
        span.setAttribute(PROJECT, event.project().toString())
                .setAttribute(EVENT, event.id().toString());
        switch (result) {
            case BatchDecision.Result.Decided(Received.Event _, var verdict) ->
                span.setAttribute(OUTCOME, "decided")
                        .setAttribute(
                                RULES,
                                verdict.decided().stream()
                                        .map(change -> change.decision().rule())
                                        .toList());
            case BatchDecision.Result.Asks _ -> span.setAttribute(OUTCOME, "asks for a commit");
            case BatchDecision.Result.Behind _ -> span.setAttribute(OUTCOME, "waits behind another event");
            case BatchDecision.Result.Failed(Received.Event _, String reason) ->
                span.setStatus(StatusCode.ERROR, reason);
        }
    }
}
