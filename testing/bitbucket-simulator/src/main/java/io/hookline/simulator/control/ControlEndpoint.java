package io.hookline.simulator.control;

import static io.hookline.simulator.control.ControlCalls.done;
import static io.hookline.simulator.control.ControlCalls.product;

import io.hookline.simulator.delivery.Deliveries;
import io.hookline.simulator.http.Endpoint;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.RequestLog;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.Product;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The control API over HTTP: {@link SimulatorControl} and both logs, in JSON. */
public final class ControlEndpoint implements Endpoint {
    private final Router<Function<Request, Response>> router = new Router<>();

    /**
     * Wires all routes.
     *
     * @param addresses what the root path answers
     * @param newHostKey gives a product's SSH server another host key
     */
    public ControlEndpoint(
            SimulatorControl control,
            RequestLog requests,
            Deliveries deliveries,
            Supplier<Map<String, Object>> addresses,
            Consumer<Product> newHostKey) {
        new ControlRepositories(control).routes(router);
        new ControlPeople(control).routes(router);
        done(router, "POST", "/ssh/{product}/host-key", r -> newHostKey.accept(product(r)));
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
