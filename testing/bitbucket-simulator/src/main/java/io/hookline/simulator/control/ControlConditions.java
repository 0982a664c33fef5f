package io.hookline.simulator.control;

import static io.hookline.simulator.control.ControlCalls.done;
import static io.hookline.simulator.control.ControlCalls.duration;
import static io.hookline.simulator.control.ControlCalls.required;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.delivery.Deliveries;
import io.hookline.simulator.delivery.Delivery;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.RequestLog;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.Setting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The control API's routes for faults, settings, time and both logs. */
final class ControlConditions {
    private final Conditions conditions;
    private final RequestLog requests;
    private final Deliveries deliveries;
    private final Supplier<Map<String, Object>> addresses;

    ControlConditions(
            Conditions conditions,
            RequestLog requests,
            Deliveries deliveries,
            Supplier<Map<String, Object>> addresses) {
        this.conditions = conditions;
        this.requests = requests;
        this.deliveries = deliveries;
        this.addresses = addresses;
    }

    void routes(Router<Function<Request, Response>> router) {
        router.add("GET", "/", r -> Response.ok(addresses.get()))
                .add("GET", "/health", r -> Response.ok(Map.of("status", "UP")))
                .add("GET", "/settings", r -> Response.ok(settings()))
                .add("GET", "/clock", r -> Response.ok(Map.of("now", conditions.now())))
                .add("GET", "/requests", this::requests)
                .add("GET", "/deliveries", this::deliveries)
                .add(
                        "GET",
                        "/deliveries/idle",
                        r -> Response.ok(
                                Map.of("idle", deliveries.awaitIdle(duration(r.parameter("timeout", "PT10S"))))));
        done(router, "PUT", "/settings", this::set);
        done(router, "POST", "/clock", r -> conditions.advanceClock(duration(required(r.json(), "advance"))));
        done(router, "POST", "/faults", r -> conditions.fault(rule(r.json())));
        done(router, "DELETE", "/faults", r -> conditions.clearFaults());
        done(router, "DELETE", "/requests", r -> requests.clear());
        done(router, "DELETE", "/deliveries", r -> deliveries.log().clear());
        done(router, "POST", "/deliveries/{id}/redeliver", this::redeliver);
    }

    private Map<String, String> settings() {
        Map<String, String> byName = new LinkedHashMap<>();
        conditions.settings().forEach((setting, value) -> byName.put(setting.wireName(), value));
        return byName;
    }

    private void set(Request request) {
        request.json().forEachEntry((name, value) -> conditions.set(Setting.ofWireName(name), value.asText()));
    }

    private static FaultRule rule(JsonNode body) {
        return new FaultRule(
                Json.text(body, "server", "*"),
                Json.text(body, "method", "*"),
                Json.text(body, "path", "*"),
                fault(body),
                body.path("times").asInt(1));
    }

    private static Fault fault(JsonNode body) {
        return switch (required(body, "fault")) {
            case "status" ->
                new Fault.Status(
                        body.path("status").asInt(500),
                        Map.of("Content-Type", "application/json"),
                        Json.text(body, "body", "{}"));
            case "delay" -> new Fault.Delay(duration(required(body, "by")));
            case "drop" -> new Fault.Drop();
            case "hang" -> new Fault.Hang(duration(required(body, "by")));
            case "malformed" -> new Fault.Malformed();
            case "half-page" -> new Fault.HalfPage();
            case "rate-limited" ->
                new Fault.RateLimited(Duration.ofSeconds(body.path("retryAfter").asInt(-1)));
            default ->
                throw Refusal.invalid("fault is one of status, delay, drop, hang, malformed, half-page, rate-limited");
        };
    }

    /** Those that match all of {@code server}, {@code method}, {@code path} (with *), {@code status}, {@code identity}. */
    private Response requests(Request query) {
        Pattern path = Pattern.compile("\\Q" + query.parameter("path", "*").replace("*", "\\E.*\\Q") + "\\E");
        List<RequestLog.Entry> found = requests.entries(entry -> matches(query, "server", entry.server())
                && matches(query, "method", entry.request().method())
                && matches(query, "status", Integer.toString(entry.response().status()))
                && matches(query, "identity", entry.identity())
                && path.matcher(entry.request().rawPath()).matches());
        return Response.ok(Json.object(
                "count",
                found.size(),
                "requests",
                found.stream().map(ControlConditions::json).toList()));
    }

    private static boolean matches(Request query, String name, String value) {
        return query.parameter(name, value).equals(value);
    }

    private static Map<String, @Nullable Object> json(RequestLog.Entry entry) {
        return Json.object(
                "server", entry.server(),
                "at", entry.at(),
                "method", entry.request().method(),
                "path", entry.request().rawPath(),
                "status", entry.response().status(),
                "identity", entry.identity(),
                "fault", entry.fault());
    }

    private Response deliveries(Request query) {
        List<Delivery> found = deliveries
                .log()
                .entries(delivery -> matches(query, "event", delivery.eventKey())
                        && matches(query, "state", delivery.state().name())
                        && matches(query, "url", delivery.hook().url()));
        return Response.ok(Json.object(
                "count",
                found.size(),
                "deliveries",
                found.stream().map(ControlConditions::json).toList()));
    }

    private static Map<String, @Nullable Object> json(Delivery delivery) {
        return Json.object(
                "id", delivery.requestId(),
                "hook", delivery.hook().id(),
                "url", delivery.hook().url(),
                "event", delivery.eventKey(),
                "bytes", delivery.body().length,
                "at", delivery.queuedAt(),
                "state", delivery.state(),
                "attempts",
                        delivery.attempts().stream()
                                .map(attempt -> Json.object(
                                        "at", attempt.at(),
                                        "milliseconds", attempt.took().toMillis(),
                                        "outcome", attempt.shown()))
                                .toList());
    }

    private void redeliver(Request request) {
        Delivery earlier = deliveries
                .log()
                .find(UUID.fromString(request.variable("id")))
                .orElseThrow(() -> Refusal.notFound("NoSuchDelivery", "No such delivery"));
        deliveries.redeliver(earlier);
    }
}
