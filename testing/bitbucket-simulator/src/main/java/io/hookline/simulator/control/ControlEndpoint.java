package io.hookline.simulator.control;

import io.hookline.simulator.delivery.Deliveries;
import io.hookline.simulator.http.Endpoint;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.RequestLog;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The control API over HTTP: {@link SimulatorControl} and both logs, in JSON. */
public final class ControlEndpoint implements Endpoint {
    private final Router<Function<Request, Response>> router = new Router<>();

    /**
     * Wires all routes.
     *
     * @param addresses what the root path answers
     */
    public ControlEndpoint(
            SimulatorControl control,
            RequestLog requests,
            Deliveries deliveries,
            Supplier<Map<String, Object>> addresses) {
        new ControlRepositories(control).routes(router);
        new ControlPeople(control).routes(router);
        new ControlConditions(control.conditions(), requests, deliveries, addresses).routes(router);
    }

    @Override
    public Answer answer(Request request) {
        return new Answer(response(request), "control");
    }

    private Response response(Request request) {
        try {
            return router.find(request)
                    .map(match -> match.handler().apply(match.request()))
                    .orElseThrow(() -> Refusal.notFound("NoSuchRoute", "No such route"));
        } catch (Refusal refusal) {
            return problem(refusal.status(), refusal.text());
        } catch (IllegalArgumentException malformed) {
            return problem(400, String.valueOf(malformed.getMessage()));
        }
    }

    private static Response problem(int status, String detail) {
        return Response.json(
                        status,
                        Json.object("type", "about:blank", "title", "Refused", "status", status, "detail", detail))
                .with("Content-Type", "application/problem+json");
    }
}
