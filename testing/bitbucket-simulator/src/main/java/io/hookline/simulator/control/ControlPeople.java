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
                "PATCH",
                "/users/{product}/{name}",
                r -> people.setPermission(
                        product(r), r.variable("name"), enumOf(Permission.class, required(r.json(), "permission"))));
        done(
                router,
                "POST",
                "/users/{product}/{name}/keys",
                r -> people.addKey(product(r), r.variable("name"), required(r.json(), "key")));
        router.add("PUT", "/tokens", r -> Response.ok(Map.of("value", createToken(r.json()))));
        done(router, "POST", "/tokens/revoke", r -> people.revokeToken(required(r.json(), "value")));
        done(router, "POST", "/tokens/expire", r -> people.expireToken(required(r.json(), "value")));
        done(
                router,
                "POST",
                "/tokens/scopes",
                r -> people.setTokenScopes(
                        required(r.json(), "value"), texts(r.json().path("scopes"))));
        done(router, "PUT", "/consumers/{product}/{key}", this::createConsumer);
        done(
                router,
                "PATCH",
                "/consumers/{product}/{key}",
                r -> people.setConsumerScopes(
                        product(r), r.variable("key"), texts(r.json().path("scopes"))));
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
        router.add("POST", REPOSITORY + "/hooks", r -> Response.json(201, json(addHook(r))))
                .add("POST", REPOSITORY + "/keys", r -> Response.json(201, json(addKey(r))));
        done(router, "PATCH", REPOSITORY + "/hooks/{id}", this::editHook);
        done(router, "DELETE", REPOSITORY + "/keys", r -> hooks.deleteKeys(repository(r)));
        done(router, "DELETE", REPOSITORY + "/keys/{id}", r -> hooks.deleteKey(repository(r), id(r, "id")));
        done(router, "PATCH", REPOSITORY + "/keys/{id}", this::editKey);
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
        Boolean sslVerification = flag(body, "sslVerification");
        if (sslVerification != null) {
            hooks.setSslVerification(repository(request), id(request, "id"), sslVerification);
        }
    }

    private Hook addHook(Request request) {
        JsonNode body = request.json();
        return hooks.addHook(
                repository(request),
                Json.text(body, "name", "hook"),
                required(body, "url"),
                List.copyOf(texts(body.path("events"))),
                Json.text(body, "secret", ""));
    }

    private AccessKey addKey(Request request) {
        JsonNode body = request.json();
        return hooks.addKey(repository(request), required(body, "key"), Json.text(body, "label", ""));
    }

    private void editKey(Request request) {
        RepositoryRef at = repository(request);
        long key = id(request, "id");
        Boolean writable = flag(request.json(), "writable");
        Boolean refused = flag(request.json(), "refused");
        Boolean ofOwner = flag(request.json(), "ofOwner");
        if (writable != null) {
            hooks.setKeyWritable(at, key, writable);
        }
        if (refused != null) {
            hooks.setKeyRefused(at, key, refused);
        }
        if (ofOwner != null) {
            hooks.setKeyOfOwner(at, key, ofOwner);
        }
    }

    private static Map<String, @Nullable Object> json(Hook hook) {
        return Json.object(
                "id", hook.id(),
                "uuid", hook.uuid(),
                "name", hook.name(),
                "url", hook.url(),
                "active", hook.active(),
                "events", hook.events(),
                "secretSet", hook.secret() != null,
                "sslVerification", hook.sslVerification());
    }

    private static Map<String, @Nullable Object> json(AccessKey key) {
        return Json.object(
                "id", key.keyId(),
                "key", key.key().material(),
                "label", key.label(),
                "writable", key.writable(),
                "refused", key.refused(),
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
