package io.hookline.simulator.datacenter;

import io.hookline.simulator.delivery.Attempt;
import io.hookline.simulator.delivery.Attempt.Outcome;
import io.hookline.simulator.delivery.Delivery;
import io.hookline.simulator.delivery.DeliveryLog;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.state.Hook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a hook's deliveries: FAILURE is an answer other than 2xx, ERROR is no answer. */
final class DataCenterInvocations {
    private final DeliveryLog log;

    DataCenterInvocations(DeliveryLog log) {
        this.log = log;
    }

    private List<Delivery> ended(Hook hook, @Nullable String event) {
        return log.entries(delivery -> delivery.hook().id() == hook.id()
                        && !delivery.attempts().isEmpty()
                        && (event == null || event.equals(delivery.eventKey())))
                .reversed();
    }

    private static String outcome(Attempt attempt) {
        return switch (attempt.outcome()) {
            case Outcome.Answered(int status) -> attempt.succeeded() ? "SUCCESS" : "FAILURE";
            case Outcome.TimedOut() -> "ERROR";
            case Outcome.NetworkError(String cause) -> "ERROR";
        };
    }

    private static String outcome(Delivery delivery) {
        return outcome(delivery.attempts().getLast());
    }

    Response latest(Hook hook, Request request) {
        String wanted = request.parameter("outcome");
        return ended(hook, request.parameter("event")).stream()
                .filter(delivery -> wanted == null || wanted.equals(outcome(delivery)))
                .findFirst()
                .map(delivery -> Response.ok(invocation(delivery)))
                .orElseGet(() -> Response.empty(204));
    }

    Response statistics(Hook hook, Request request) {
        return Response.ok(of(hook, request.parameter("event")));
    }

    Response summary(Hook hook) {
        Map<String, @Nullable Object> byEvent = new LinkedHashMap<>();
        hook.events().forEach(event -> byEvent.put(event, of(hook, event)));
        return Response.ok(byEvent);
    }

    /** The statistics of one event, or of all. */
    Map<String, @Nullable Object> of(Hook hook, @Nullable String event) {
        List<Delivery> ended = ended(hook, event);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (String kind : List.of("SUCCESS", "FAILURE", "ERROR")) {
            last(ended, kind)
                    .ifPresent(delivery -> json.put(
                            "last" + kind.charAt(0) + kind.substring(1).toLowerCase(Locale.ROOT),
                            invocation(delivery)));
        }
        json.put(
                "counts",
                Json.object(
                        "successes", count(ended, "SUCCESS"),
                        "failures", count(ended, "FAILURE"),
                        "errors", count(ended, "ERROR"),
                        "window",
                                Json.object(
                                        "start",
                                        ended.isEmpty()
                                                ? hook.createdAt().toEpochMilli()
                                                : ended.getLast().queuedAt().toEpochMilli(),
                                        "duration",
                                        86_400_000L)));
        return json;
    }

    private static Optional<Delivery> last(List<Delivery> ended, String kind) {
        return ended.stream().filter(delivery -> outcome(delivery).equals(kind)).findFirst();
    }

    private static long count(List<Delivery> ended, String kind) {
        return ended.stream().filter(delivery -> outcome(delivery).equals(kind)).count();
    }

    private static Map<String, @Nullable Object> invocation(Delivery delivery) {
        Attempt attempt = delivery.attempts().getLast();
        long start = attempt.at().toEpochMilli();
        Hook hook = delivery.hook();
        return Json.object(
                "id", delivery.requestId().getMostSignificantBits() >>> 16,
                "event", delivery.eventKey(),
                "eventScope",
                        Json.object(
                                "id",
                                String.valueOf(hook.repository() == null ? hook.owner() : hook.repository()),
                                "type",
                                hook.repository() == null ? "project" : "repository"),
                "start", start,
                "finish", start + attempt.took().toMillis(),
                "duration", attempt.took().toMillis(),
                "request", Json.object("url", hook.url(), "method", "POST"),
                "result", Json.object("description", attempt.shown(), "outcome", outcome(attempt)));
    }

    /** The answer of "test connection". */
    static Map<String, @Nullable Object> tested(String url, Attempt attempt) {
        Map<String, @Nullable Object> response = attempt.outcome() instanceof Outcome.Answered(int status)
                ? Json.object("status", status, "statusCode", status)
                : Json.object("outcome", attempt.shown());
        return Json.object("request", Json.object("url", url, "method", "POST"), "response", response);
    }
}
