package io.hookline.gateway.receive;

import io.hookline.gateway.config.GatewayConfig;
import io.hookline.gateway.publish.PublishResult;
import io.hookline.gateway.publish.Publisher;
import io.hookline.gateway.receive.Screening.Step;
import io.hookline.gateway.registration.HookRegistrations;
import io.hookline.gateway.registration.KnownHook;
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

    private final HookRegistrations registrations;
    private final Screening screening;
    private final Publisher publisher;
    private final Quarantine quarantine;
    private final OpenBodies openBodies;
    private final SourceRanges sources;
    private final DeliveryMetrics metrics;
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
            InstantSource clock,
            GatewayConfig config) {
        this.registrations = registrations;
        this.screening = screening;
        this.publisher = publisher;
        this.quarantine = quarantine;
        this.openBodies = openBodies;
        this.sources = sources;
        this.metrics = metrics;
        this.clock = clock;
        this.maxBody = Math.toIntExact(config.maxBody().asLongValue());
    }

    void register(@Observes Router router) {
        router.route("/hooks/:hook").handler(this::receive);
        router.route().last().handler(routing -> answer(routing.request(), Problem.NO_SUCH_PATH));
    }

    private void receive(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String hookId = routing.pathParam("hook");
        if (hookId == null) {
            answer(request, Problem.NO_SUCH_PATH);
        } else if (!HttpMethod.POST.equals(request.method())) {
            answer(request, Problem.METHOD_NOT_ALLOWED);
        } else if (!isJson(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            answer(request, Problem.UNSUPPORTED_MEDIA_TYPE);
        } else {
            BodyReader.read(
                    request,
                    maxBody,
                    openBodies,
                    body -> deliver(request, hookId, body),
                    problem -> answer(request, problem));
        }
    }

    private void deliver(HttpServerRequest request, String hookId, byte[] received) {
        try {
            KnownHook hook = registrations.find(hookId);
            if (hook != null && isCloud(hook) && !sources.admit(request.remoteAddress())) {
                answer(request, Problem.SOURCE_NOT_ALLOWED);
                return;
            }
            // What nobody vouches for is not unpacked.
            Body body = hook == null
                    ? new Body(received, null)
                    : Body.of(received, request.getHeader(HttpHeaders.CONTENT_ENCODING), maxBody);
            carryOut(request, body.content(), screening.screen(hook, request.headers(), body, clock.instant()));
        } catch (Body.UnreadableException e) {
            answer(request, e.problem());
        } catch (RuntimeException e) {
            LOG.error("A delivery broke the gateway", e);
            answer(request, Problem.INTERNAL_ERROR);
        }
    }

    private void carryOut(HttpServerRequest request, byte[] body, Step step) {
        switch (step) {
            case Step.Reply(Answer answer) -> answer(request, answer);
            case Step.Publish publish ->
                publisher.publish(
                        publish.event(),
                        whenStored(
                                request,
                                new Answer.Accepted(
                                        publish.id(), publish.event().header().id())));
            case Step.SetAside aside -> {
                LOG.warnf(
                        "A delivery is not understood and set aside project=%s delivery=%s reason=\"%s\"",
                        aside.delivery().registration().project(), aside.id(), aside.reason());
                quarantine.add(
                        aside.delivery(),
                        aside.reason(),
                        request.headers(),
                        body,
                        whenStored(request, new Answer.Quarantined(aside.id())));
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
    private Consumer<PublishResult> whenStored(HttpServerRequest request, Answer stored) {
        Context context = Objects.requireNonNull(Vertx.currentContext());
        return result -> context.runOnContext(_ -> {
            switch (result) {
                case PublishResult.Published() -> answer(request, stored);
                case PublishResult.Refused refused -> answer(request, Problem.KAFKA_UNAVAILABLE);
            }
        });
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
