package io.hookline.gateway.receive;

import io.hookline.telemetry.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;

/** The span of each delivery, with which its trace begins. It has neither the hook's id nor anything of the body. */
@Singleton
class DeliverySpans {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ANSWER = AttributeKey.stringKey("hookline.answer");
    private static final AttributeKey<String> DELIVERY = AttributeKey.stringKey("hookline.delivery");

    private final Tracing tracing;

    DeliverySpans(Tracing tracing) {
        this.tracing = tracing;
    }

    Span begin() {
        Span span = tracing.request("POST /hooks/{hook}");
        if (tracing.isOn()) {
            span.setAttribute(METHOD, "POST").setAttribute(ROUTE, "/hooks/{hook}");
        }
        return span;
    }

    /** Does something where others can ask for the span, as a metric does for its exemplar. */
    void within(Span span, Runnable action) {
        if (!tracing.isOn()) {
            action.run();
            return;
        }
        try (Scope _ = span.makeCurrent()) {
            action.run();
        }
    }

    void end(Span span, Answer answer) {
        if (tracing.isOn()) {
            describe(span, answer);
            span.end();
        }
    }

    private static void describe(Span span, Answer answer) {
        span.setAttribute(ANSWER, answer.label()).setAttribute(STATUS, (long) answer.status());
        switch (answer) {
            case Answer.Accepted accepted ->
                span.setAttribute(DELIVERY, accepted.delivery().toString());
            case Answer.Ignored ignored ->
                span.setAttribute(DELIVERY, ignored.delivery().toString());
            case Answer.Quarantined quarantined ->
                span.setAttribute(DELIVERY, quarantined.delivery().toString());
            case Answer.Refused(Problem problem) -> {
                if (problem.status() >= 500) {
                    span.setStatus(StatusCode.ERROR, problem.typeName());
                }
            }
        }
    }
}
