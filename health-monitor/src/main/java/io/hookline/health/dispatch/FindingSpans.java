package io.hookline.health.dispatch;

import io.hookline.contracts.health.RepairCommand;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.store.OutboxMessage;
import io.hookline.telemetry.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The span of a finding that is repaired, with which the trace of its repair begins. A look that finds nothing to repair has none. */
@ApplicationScoped
class FindingSpans {

    private static final AttributeKey<String> PROJECT = AttributeKey.stringKey("hookline.project");
    private static final AttributeKey<String> STATE = AttributeKey.stringKey("hookline.health");
    private static final AttributeKey<String> COMMAND = AttributeKey.stringKey("hookline.command");
    private static final AttributeKey<String> REPAIRS = AttributeKey.stringKey("hookline.repairs");

    private final Tracing tracing;

    FindingSpans(Tracing tracing) {
        this.tracing = tracing;
    }

    /** The command's message with the trace of what was found at a time. */
    OutboxMessage trace(OutboxMessage message, RepairCommand command, Diagnosis diagnosis, Instant found) {
        if (!tracing.isOn()) {
            return message;
        }
        Span span = tracing.work("health finding", found)
                .setAttribute(PROJECT, command.project().toString())
                .setAttribute(STATE, diagnosis.state().name())
                .setAttribute(COMMAND, command.id().toString())
                .setAttribute(REPAIRS, command.repairs().name());
        OutboxMessage traced = message.with(tracing.headersOf(span));
        span.end();
        return traced;
    }
}
