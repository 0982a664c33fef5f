package io.hookline.simulator.control;

import static io.hookline.simulator.control.ControlCalls.done;
import static io.hookline.simulator.control.ControlCalls.duration;
import static io.hookline.simulator.control.ControlCalls.flag;
import static io.hookline.simulator.control.ControlCalls.id;
import static io.hookline.simulator.control.ControlCalls.product;
import static io.hookline.simulator.control.ControlCalls.repository;
import static io.hookline.simulator.control.ControlCalls.required;
import static io.hookline.simulator.control.ControlCalls.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.control.People.NewConsumer;
import io.hookline.simulator.control.People.NewToken;
import io.hookline.simulator.control.People.NewUser;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.AccessKey;
import io.hookline.simulator.state.BuildStatus;
import io.hookline.simulator.state.Hook;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.TokenKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The control API's routes for users, credentials, hooks and keys. */
final class ControlPeople {
    private static final String REPOSITORY = "/repositories/{product}/{owner}/{slug}";

    private final People people;
    private final HookControl hooks;

    ControlPeople(SimulatorControl control) {
        this.people = control.people();
        this.hooks = control.hooks();
    }

    void routes(Router<Function<Request, Response>> router) {
        done(router, "PUT", "/users/{product}/{name}", this::createUser);
        done(
                router,
                "POST",
                "/users/{product}/{name}/keys",
                r -> people.addKey(product(r), r.variable("name"), required(r.json(), "key")));
        router.add("PUT", "/tokens", r -> Response.ok(Map.of("value", createToken(r.json()))));
        done(router, "POST", "/tokens/revoke", r -> people.revokeToken(required(r.json(), "value")));
        done(router, "POST", "/tokens/expire", r -> people.expireToken(required(r.json(), "value")));
        done(router, "PUT", "/consumers/{product}/{key}", this::createConsumer);
        hookRoutes(router);
    }

    private void hookRoutes(Router<Function<Request, Response>> router) {
        router.add(
                        "GET",
                        REPOSITORY + "/hooks",
                        r -> Response.ok(hooks.hooks(repository(r)).stream()
                                .map(ControlPeople::json)
                                .toList()))
                .add(
                        "GET",
                        REPOSITORY + "/keys",
                        r -> Response.ok(hooks.keys(repository(r)).stream()
                                .map(ControlPeople::json)
                                .toList()))
                .add(
                        "GET",
                        REPOSITORY + "/statuses/{commit}",
                        r -> Response.ok(hooks.statuses(repository(r), r.variable("commit")).stream()
                                .map(ControlPeople::json)
                                .toList()));
        done(router, "DELETE", REPOSITORY + "/hooks", r -> hooks.deleteHooks(repository(r)));
        done(router, "DELETE", REPOSITORY + "/hooks/{id}", r -> hooks.deleteHook(repository(r), id(r, "id")));
        done(router, "PATCH", REPOSITORY + "/hooks/{id}", this::editHook);
        done(router, "DELETE", REPOSITORY + "/keys", r -> hooks.deleteKeys(repository(r)));
        done(router, "DELETE", REPOSITORY + "/keys/{id}", r -> hooks.deleteKey(repository(r), id(r, "id")));
        done(
                router,
                "PATCH",
                REPOSITORY + "/keys/{id}",
                r -> hooks.setKeyWritable(
                        repository(r), id(r, "id"), r.json().path("writable").asBoolean()));
    }

    private void createUser(Request request) {
        JsonNode body = request.json();
        String name = request.variable("name");
        people.createUser(new NewUser(
                product(request),
                name,
                Json.text(body, "email", name + "@example.com"),
                Json.text(body, "password"),
                enumOf(Permission.class, Json.text(body, "permission", "ADMIN"))));
    }

    private void createConsumer(Request request) {
        JsonNode body = request.json();
        people.createConsumer(new NewConsumer(
                product(request),
                request.variable("key"),
                required(body, "secret"),
                Json.text(body, "callback", "http://127.0.0.1/callback"),
                required(body, "user"),
                texts(body.path("scopes"))));
    }

    private String createToken(JsonNode body) {
        Product product = product(required(body, "product"));
        String life = Json.text(body, "life");
        return people.createToken(new NewToken(
                product,
                enumOf(TokenKind.class, required(body, "kind")),
                Json.text(body, "name", "token"),
                Json.text(body, "value"),
                Json.text(body, "user"),
                repository(product, body.path("repository")),
                Json.text(body, "owner"),
                texts(body.path("scopes")),
                life == null ? null : duration(life)));
    }

    private static <E extends Enum<E>> E enumOf(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.invalid(name + " is none of " + List.of(type.getEnumConstants()));
        }
    }

    private void editHook(Request request) {
        JsonNode body = request.json();
        hooks.editHook(
                repository(request),
                id(request, "id"),
                new HookControl.Edit(
                        Json.text(body, "url"),
                        flag(body, "active"),
                        body.has("events") ? List.copyOf(texts(body.path("events"))) : null,
                        Json.text(body, "secret")));
    }

    private static Map<String, @Nullable Object> json(Hook hook) {
        return Json.object(
                "id", hook.id(),
                "uuid", hook.uuid(),
                "name", hook.name(),
                "url", hook.url(),
                "active", hook.active(),
                "events", hook.events(),
                "secretSet", hook.secret() != null);
    }

    private static Map<String, @Nullable Object> json(AccessKey key) {
        return Json.object(
                "id", key.keyId(),
                "key", key.key().material(),
                "label", key.label(),
                "writable", key.writable(),
                "lastUsed", key.lastUsed());
    }

    private static Map<String, @Nullable Object> json(BuildStatus status) {
        return Json.object(
                "key", status.key(),
                "state", status.state(),
                "url", status.url(),
                "name", status.name(),
                "description", status.description(),
                "ref", status.ref());
    }
}
