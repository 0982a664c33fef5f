package io.hookline.gateway.receive;

import io.hookline.contracts.event.DeliveryAnswered;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.gateway.publish.PublishResult;
import io.hookline.gateway.publish.Publisher;
import io.hookline.gateway.registration.HookRegistrations;
import io.hookline.gateway.registration.KnownHook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells of deliveries to registered hooks that made no event, after they were answered and without waiting for Kafka. A minute holds so
 * many for a hook and so many for all; what no signature vouches for has a smaller budget of its own, so that whoever knows a hook's URL
 * can neither flood the topic nor keep what Bitbucket sends out of it.
 */
@Singleton
class DeliveryRecords {

    private final HookRegistrations registrations;
    private final Publisher publisher;
    private final InstantSource clock;
    private final RecordBudget signed = new RecordBudget(20, 1_200);
    private final RecordBudget unsigned = new RecordBudget(10, 120);
    private final Counter sent;
    private final Counter leftOut;
    private final Counter lost;

    DeliveryRecords(HookRegistrations registrations, Publisher publisher, InstantSource clock, MeterRegistry metrics) {
        this.registrations = registrations;
        this.publisher = publisher;
        this.clock = clock;
        this.sent = counter("sent", metrics);
        this.leftOut = counter("left-out", metrics);
        this.lost = counter("lost", metrics);
    }

    /**
     * Takes notice of an answer; those that have an event or a place in quarantine speak for themselves.
     *
     * @param bytes of the body; null where it was not read to its end
     */
    void add(String hookId, MultiMap headers, Answer answer, @Nullable Integer bytes) {
        switch (answer) {
            case Answer.Accepted _, Answer.Quarantined _ -> {}
            case Answer.Ignored ignored -> add(hookId, headers, answer, 200, "ignored", ignored.reason(), bytes);
            case Answer.Refused(Problem problem) ->
                add(hookId, headers, answer, problem.status(), problem.typeName(), problem.detail(), bytes);
        }
    }

    private void add(
            String hookId,
            MultiMap headers,
            Answer answer,
            int status,
            String outcome,
            String reason,
            @Nullable Integer bytes) {
        KnownHook hook = registrations.find(hookId);
        if (hook == null) {
            return;
        }
        Instant now = clock.instant();
        if (!(answer.isSigned() ? signed : unsigned).take(hookId, now.toEpochMilli())) {
            leftOut.increment();
            return;
        }
        HookRegistration registration = hook.registration();
        Product product = registration.repository().product();
        publisher.tell(
                new DeliveryAnswered(
                        registration.id(),
                        registration.project(),
                        readable(headers.get(DeliveryId.headerOf(product))),
                        readable(headers.get("X-Event-Key")),
                        answer.isSigned(),
                        status,
                        outcome,
                        reason,
                        bytes == null ? null : bytes.longValue(),
                        now),
                this::count);
    }

    private void count(PublishResult result) {
        switch (result) {
            case PublishResult.Published() -> sent.increment();
            case PublishResult.Refused _ -> lost.increment();
        }
    }

    /** Anybody can send any header: what Bitbucket would not send is left out. */
    private static @Nullable String readable(@Nullable String header) {
        return header != null && DeliveryId.isWellFormed(header) ? header : null;
    }

    private static Counter counter(String outcome, MeterRegistry metrics) {
        return Counter.builder("hookline.gateway.delivery.records")
                .description("Records of deliveries that made no event: sent, left out for their number, or lost")
                .tag("outcome", outcome)
                .register(metrics);
    }
}
