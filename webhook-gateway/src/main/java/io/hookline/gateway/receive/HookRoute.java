package io.hookline.gateway.receive;

import io.hookline.gateway.config.GatewayConfig;
import io.hookline.gateway.publish.PublishResult;
import io.hookline.gateway.publish.Publisher;
import io.hookline.gateway.receive.Screening.Step;
import io.hookline.gateway.registration.HookRegistrations;
import io.hookline.gateway.registration.KnownHook;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code POST /hooks/{hook id}}: where Bitbucket delivers. Everything runs on the request's event loop, and nothing there waits. */
@Singleton
class HookRoute {

    private static final Logger LOG = Logger.getLogger(HookRoute.class);
    private static final String JSON = "application/json";
    private static final String PATH = "/hooks/";
    private static final int FIRST = -1_000_000;

    private final HookRegistrations registrations;
    private final Screening screening;
    private final Publisher publisher;
    private final Quarantine quarantine;
    private final OpenBodies openBodies;
    private final SourceRanges sources;
    private final DeliveryMetrics metrics;
    private final DeliveryRecords records;
    private final DeliverySpans spans;
    private final InstantSource clock;
    private final int maxBody;

    HookRoute(
            HookRegistrations registrations,
            Screening screening,
            Publisher publisher,
            Quarantine quarantine,
            OpenBodies openBodies,
            SourceRanges sources,
            DeliveryMetrics metrics,
            DeliveryRecords records,
            DeliverySpans spans,
            InstantSource clock,
            GatewayConfig config) {
        this.registrations = registrations;
        this.screening = screening;
        this.publisher = publisher;
        this.quarantine = quarantine;
        this.openBodies = openBodies;
        this.sources = sources;
        this.metrics = metrics;
        this.records = records;
        this.spans = spans;
        this.clock = clock;
        this.maxBody = Math.toIntExact(config.maxBody().asLongValue());
    }

    void register(@Observes Router router) {
        // A prefix and not a parameter, before all others: nearly every request comes here, and a pattern costs more
        // than the path.
        router.route(PATH + "*").order(FIRST).handler(this::receive);
        router.route().last().handler(routing -> answer(routing.request(), Problem.NO_SUCH_PATH));
    }

    /**
     * A delivery that is being answered.
     *
     * @param begun by {@link System#nanoTime}
     * @param bytes of its body; null while it is not read to its end
     */
    private record Call(
            HttpServerRequest request,
            String hookId,
            Span span,
            long begun,
            @Nullable Integer bytes) {

        Call read(int length) {
            return new Call(request, hookId, span, begun, length);
        }
    }

    private void receive(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String path = Objects.requireNonNullElse(request.path(), PATH);
        String hookId = path.substring(Math.min(PATH.length(), path.length()));
        if (hookId.isEmpty() || hookId.indexOf('/') >= 0) {
            answer(request, Problem.NO_SUCH_PATH);
        } else if (!HttpMethod.POST.equals(request.method())) {
            answer(request, Problem.METHOD_NOT_ALLOWED);
        } else {
            receive(new Call(request, hookId, spans.begin(), System.nanoTime(), null));
        }
    }

    private void receive(Call call) {
        if (!isJson(call.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            answer(call, Problem.UNSUPPORTED_MEDIA_TYPE);
        } else {
            BodyReader.read(
                    call.request(),
                    maxBody,
                    openBodies,
                    body -> deliver(call.read(body.length), body),
                    problem -> answer(call, problem));
        }
    }

    private void deliver(Call call, byte[] received) {
        try {
            HttpServerRequest request = call.request();
            KnownHook hook = registrations.find(call.hookId());
            if (hook != null && isCloud(hook) && !sources.admit(request.remoteAddress())) {
                answer(call, Problem.SOURCE_NOT_ALLOWED);
                return;
            }
            // What nobody vouches for is not unpacked.
            Body body = hook == null
                    ? new Body(received, null)
                    : Body.of(received, request.getHeader(HttpHeaders.CONTENT_ENCODING), maxBody);
            carryOut(call, body, screening.screen(hook, request.headers(), body, clock.instant()));
        } catch (Body.UnreadableException e) {
            answer(call, e.problem());
        } catch (RuntimeException e) {
            LOG.error("A delivery broke the gateway", e);
            answer(call, Problem.INTERNAL_ERROR);
        }
    }

    private void carryOut(Call call, Body body, Step step) {
        switch (step) {
            case Step.Reply(Answer answer) -> answer(call, answer);
            case Step.Publish publish ->
                publisher.publish(
                        publish.event(),
                        body.asSent().length,
                        call.span(),
                        whenStored(
                                call,
                                new Answer.Accepted(
                                        publish.id(), publish.event().header().id())));
            case Step.SetAside aside -> {
                LOG.warnf(
                        "A delivery is not understood and set aside project=%s delivery=%s reason=\"%s\"",
                        aside.delivery().project(), aside.id(), aside.reason());
                quarantine.add(
                        aside.delivery(),
                        aside.reason(),
                        call.request().headers(),
                        body,
                        call.span(),
                        whenStored(call, new Answer.Quarantined(aside.id())));
            }
        }
    }

    private static boolean isCloud(KnownHook hook) {
        return switch (hook.registration().repository().product()) {
            case CLOUD -> true;
            case DATA_CENTER -> false;
        };
    }

    /** Kafka answers on a thread of its own, the response belongs to the request's event loop. */
    private Consumer<PublishResult> whenStored(Call call, Answer stored) {
        Context context = Objects.requireNonNull(Vertx.currentContext());
        return result -> context.runOnContext(_ -> {
            switch (result) {
                case PublishResult.Published() -> answer(call, stored);
                case PublishResult.Refused refused -> answer(call, Problem.KAFKA_UNAVAILABLE);
            }
        });
    }

    private void answer(Call call, Problem problem) {
        answer(call, new Answer.Refused(problem));
    }

    private void answer(Call call, Answer answer) {
        answer(call.request(), answer);
        spans.within(call.span(), () -> metrics.took(System.nanoTime() - call.begun()));
        spans.end(call.span(), answer);
        records.add(call.hookId(), call.request().headers(), answer, call.bytes());
    }

    private void answer(HttpServerRequest request, Problem problem) {
        answer(request, new Answer.Refused(problem));
    }

    private void answer(HttpServerRequest request, Answer answer) {
        metrics.count(answer, request.getHeader("X-Event-Key"));
        AnswerWriter.write(request.response(), answer);
    }

    /** With any parameters: Data Center sends a charset. */
    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.regionMatches(true, 0, JSON, 0, JSON.length())
                && (contentType.length() == JSON.length() || " ;".indexOf(contentType.charAt(JSON.length())) >= 0);
    }
}
