package io.hookline.simulator.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.action.Hooks;
import io.hookline.simulator.action.Scope;
import io.hookline.simulator.delivery.Attempt;
import io.hookline.simulator.delivery.Deliveries;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.Hook;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Secret;
import io.hookline.simulator.state.Setting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Webhooks of repositories and projects, their test and their statistics. */
final class DataCenterHooks {
    private static final String PROJECT = "/rest/api/{v}/projects/{project}/webhooks";
    private static final String REPOSITORY = "/rest/api/{v}/projects/{project}/repos/{repo}/webhooks";
    private static final byte[] PING = "{\"test\":true}".getBytes(StandardCharsets.UTF_8);

    private final DataCenterContext context;
    private final Deliveries deliveries;

    DataCenterHooks(DataCenterContext context, Deliveries deliveries) {
        this.context = context;
        this.deliveries = deliveries;
    }

    void routes(Router<DataCenterCall.Handler> router) {
        DataCenterInvocations invocations = new DataCenterInvocations(deliveries.log());
        for (String base : List.of(REPOSITORY, PROJECT)) {
            router.add("GET", base, call -> list(call, invocations))
                    .add("POST", base, this::create)
                    .add("GET", base + "/search", call -> list(call, invocations))
                    .add("POST", base + "/test", this::test)
                    .add("GET", base + "/{id}", call -> Response.ok(json(hook(call))))
                    .add("PUT", base + "/{id}", this::update)
                    .add("DELETE", base + "/{id}", this::delete)
                    .add("GET", base + "/{id}/latest", call -> invocations.latest(hook(call), call.request()))
                    .add("GET", base + "/{id}/statistics", call -> invocations.statistics(hook(call), call.request()))
                    .add("GET", base + "/{id}/statistics/summary", call -> invocations.summary(hook(call)));
        }
    }

    private Scope scope(DataCenterCall call) {
        if (call.request().variables().containsKey("repo")) {
            return Scope.of(context.repository(call, Permission.ADMIN));
        }
        if (!context.store().version().projectHooks()) {
            throw Refusal.notFound(
                    "NoSuchResourceException", "null for uri: " + call.request().rawPath());
        }
        if (call.identity().isAnonymous()) {
            throw DataCenterErrors.notPermitted();
        }
        return new Scope(Product.DATA_CENTER, null, context.project(call).key());
    }

    /** The hooks of a scope; a search also gives the ones inherited from the project. */
    private Response list(DataCenterCall call, DataCenterInvocations invocations) {
        Scope scope = scope(call);
        Request request = call.request();
        String event = request.parameter("event");
        boolean statistics = "true".equals(request.parameter("statistics"));
        Stream<Hook> own = context.store().hooks().where(scope::holds);
        Stream<Hook> found = request.rawPath().endsWith("/search") ? Stream.concat(own, inherited(scope)) : own;
        return DataCenterPages.of(
                request,
                found.filter(hook -> event == null || hook.events().contains(event))
                        .map(hook -> {
                            Map<String, @Nullable Object> json = json(hook);
                            if (statistics) {
                                json.put("statistics", invocations.of(hook, null));
                            }
                            return json;
                        })
                        .toList());
    }

    private Stream<Hook> inherited(Scope scope) {
        Long id = scope.repository();
        if (id == null) {
            return Stream.empty();
        }
        Repository repository = context.store().repositories().get(id);
        return context.store().hooks().where(hook -> hook.repository() == null && hook.watches(repository));
    }

    private Hook hook(DataCenterCall call) {
        Scope scope = scope(call);
        String id = call.request().variable("id");
        return context.store()
                .hooks()
                .first(hook -> scope.holds(hook) && Long.toString(hook.id()).equals(id))
                .orElseThrow(() -> Refusal.notFound("NoSuchWebhookException", "Webhook " + id + " does not exist."));
    }

    private Response create(DataCenterCall call) {
        Scope scope = scope(call);
        JsonNode body = call.request().json();
        Hook hook = context.actions()
                .hooks()
                .add(
                        scope,
                        required(body, "name"),
                        required(body, "url"),
                        body.path("active").asBoolean(true),
                        events(body),
                        secret(body))
                .transported(
                        credentials(body), body.path("sslVerificationRequired").asBoolean(true), false);
        context.store().run(() -> context.store().hooks().put(hook));
        return Response.json(context.store().number(Setting.DC_HOOK_CREATED), json(hook));
    }

    /** Replaces all: what the body leaves out is gone, and name, url and events must be in it. */
    private Response update(DataCenterCall call) {
        Hook hook = hook(call);
        JsonNode body = call.request().json();
        String url = required(body, "url");
        Hooks.requireUrl(url);
        Hook edited = hook.edited(
                        required(body, "name"),
                        url,
                        body.path("active").asBoolean(true),
                        events(body),
                        secret(body),
                        context.store().now())
                .transported(
                        credentials(body), body.path("sslVerificationRequired").asBoolean(true), false);
        context.store().run(() -> context.store().hooks().put(edited));
        return Response.ok(json(edited));
    }

    private Response delete(DataCenterCall call) {
        Hook hook = hook(call);
        context.store().run(() -> context.store().hooks().remove(hook.id()));
        return Response.empty(204);
    }

    private static String required(JsonNode body, String field) {
        String text = Json.text(body, field, "");
        if (text.isEmpty()) {
            throw Refusal.invalid("The " + field + " of a webhook must not be blank");
        }
        return text;
    }

    private static List<String> events(JsonNode body) {
        Set<String> events = new LinkedHashSet<>();
        body.path("events").forEach(event -> events.add(event.asText()));
        if (events.isEmpty()) {
            throw Refusal.invalid("At least one event is required");
        }
        for (String event : events) {
            if (!DataCenterEventKeys.ALL.contains(event)) {
                throw Refusal.invalid("The event " + event + " is unknown");
            }
        }
        return new ArrayList<>(events);
    }

    private static @Nullable Secret secret(JsonNode body) {
        String text = body.at("/configuration/secret").asText("");
        return text.isEmpty() ? null : new Secret(text);
    }

    private static Hook.@Nullable Credentials credentials(JsonNode body) {
        return basic(body.path("credentials"));
    }

    private static Hook.@Nullable Credentials basic(JsonNode login) {
        String user = login.path("username").asText("");
        Secret password = new Secret(login.path("password").asText(""));
        return user.isEmpty() ? null : new Hook.Credentials(user, password);
    }

    private Map<String, @Nullable Object> json(Hook hook) {
        Map<String, @Nullable Object> configuration = Json.object("createdBy", "bitbucket");
        Secret secret = hook.secret();
        if (secret != null && echoesSecret()) {
            configuration.put("secret", secret.value());
        }
        Map<String, @Nullable Object> json = Json.object(
                "id", hook.id(),
                "name", hook.name(),
                "createdDate", hook.createdAt().toEpochMilli(),
                "updatedDate", hook.updatedAt().toEpochMilli(),
                "events", hook.events(),
                "configuration", configuration,
                "url", hook.url(),
                "active", hook.active(),
                "scopeType", hook.repository() == null ? "project" : "repository",
                "sslVerificationRequired", hook.sslVerification());
        Hook.Credentials credentials = hook.credentials();
        if (credentials != null) {
            json.put("credentials", Json.object("username", credentials.username()));
        }
        return json;
    }

    private boolean echoesSecret() {
        String echo = context.store().setting(Setting.DC_SECRET_ECHO);
        return echo.equals("version") ? context.store().version().echoesSecrets() : Boolean.parseBoolean(echo);
    }

    /** "Test connection": posts a ping. Without a url it fails with 500, whatever the webhookId. */
    private Response test(DataCenterCall call) {
        Scope scope = scope(call);
        String url = call.request().parameter("url");
        if (url == null) {
            throw Refusal.of(500, "ServerException", "An internal error occurred");
        }
        Attempt attempt = deliveries.test(probe(call, scope, url), "diagnostics:ping", PING);
        return Response.ok(DataCenterInvocations.tested(url, attempt));
    }

    /** A hook that is only pinged: the given one's secret, and the credentials of the body. */
    private Hook probe(DataCenterCall call, Scope scope, String url) {
        String id = call.request().parameter("webhookId", "");
        Secret secret = context.store()
                .hooks()
                .first(hook -> scope.holds(hook) && Long.toString(hook.id()).equals(id))
                .map(Hook::secret)
                .orElse(null);
        Hook.Credentials credentials =
                call.request().jsonIfAny().map(DataCenterHooks::basic).orElse(null);
        Instant now = context.store().now();
        return new Hook(
                0,
                context.store().nextUuid(),
                Product.DATA_CENTER,
                scope.repository(),
                scope.owner(),
                "test",
                url,
                true,
                List.of(),
                secret,
                credentials,
                true,
                false,
                now,
                now);
    }
}
