package io.hookline.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.action.Hooks;
import io.hookline.simulator.action.Scope;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.http.Urls;
import io.hookline.simulator.state.Hook;
import io.hookline.simulator.state.Owner;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Secret;
import io.hookline.simulator.state.Setting;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks of repositories and workspaces. */
final class CloudHooks {
    private static final int LONGEST_SECRET = 128;

    private final CloudContext context;

    CloudHooks(CloudContext context) {
        this.context = context;
    }

    void routes(Router<CloudCall.Route> router) {
        for (String base : List.of("/2.0/repositories/{ws}/{repo}/hooks", "/2.0/workspaces/{ws}/hooks")) {
            router.add("GET", base, new CloudCall.Route(CloudScope.HOOK_READ, this::list))
                    .add("POST", base, new CloudCall.Route(CloudScope.HOOK_WRITE, this::create))
                    .add("GET", base + "/{uid}", new CloudCall.Route(CloudScope.HOOK_READ, this::get))
                    .add("PUT", base + "/{uid}", new CloudCall.Route(CloudScope.HOOK_WRITE, this::update))
                    .add("DELETE", base + "/{uid}", new CloudCall.Route(CloudScope.HOOK_DELETE, this::delete));
        }
        router.add("GET", "/2.0/hook_events/{subject}", new CloudCall.Route(CloudScope.NONE, this::events));
    }

    private Scope scope(CloudCall call) {
        if (call.request().variables().containsKey("repo")) {
            return Scope.of(context.repository(call, Permission.ADMIN));
        }
        Owner owner = context.owner(call.request().variable("ws"))
                .orElseThrow(() -> Refusal.notFound("NoSuchWorkspaceException", "No such workspace"));
        return new Scope(Product.CLOUD, null, owner.key());
    }

    private Response list(CloudCall call) {
        Scope scope = scope(call);
        return context.pages()
                .of(
                        call.request(),
                        context.store()
                                .hooks()
                                .where(scope::holds)
                                .map(hook -> json(call, hook))
                                .toList());
    }

    private Response get(CloudCall call) {
        return Response.ok(json(call, hook(call)));
    }

    private Hook hook(CloudCall call) {
        Scope scope = scope(call);
        String uid = call.request().variable("uid");
        UUID uuid = CloudContext.uuid(uid.startsWith("{") ? uid : "{" + uid + "}");
        return context.store()
                .hooks()
                .first(hook -> scope.holds(hook) && hook.uuid().equals(uuid))
                .orElseThrow(() -> Refusal.notFound("NoSuchWebhookException", "Webhook " + uid + " not found"));
    }

    private Response create(CloudCall call) {
        JsonNode body = call.request().json();
        Scope scope = scope(call);
        String url = Json.text(body, "url", "");
        checkUrl(url);
        if (context.store().hooks().where(scope::holds).count()
                >= context.store().number(Setting.CLOUD_HOOKS_PER_REPOSITORY)) {
            throw Refusal.invalid("You have reached the limit of webhooks.");
        }
        Hook hook = context.actions()
                .hooks()
                .add(
                        scope,
                        Json.text(body, "description", ""),
                        url,
                        body.path("active").asBoolean(true),
                        events(body),
                        secret(body.path("secret")))
                .transported(
                        null,
                        !body.path("skip_cert_verification").asBoolean(false),
                        body.path("history_enabled").asBoolean(false));
        context.store().run(() -> context.store().hooks().put(hook));
        return Response.json(201, json(call, hook)).with("Location", self(call, hook));
    }

    /** What the body leaves out stays; a secret of null or "" is taken away. */
    private Response update(CloudCall call) {
        JsonNode body = call.request().json();
        Hook hook = hook(call);
        String url = Json.text(body, "url", hook.url());
        checkUrl(url);
        Hook edited = hook.edited(
                        Json.text(body, "description", hook.name()),
                        url,
                        body.path("active").asBoolean(hook.active()),
                        body.has("events") ? events(body) : hook.events(),
                        body.has("secret") ? secret(body.path("secret")) : hook.secret(),
                        context.store().now())
                .transported(
                        null,
                        !body.path("skip_cert_verification").asBoolean(!hook.sslVerification()),
                        body.path("history_enabled").asBoolean(hook.history()));
        context.store().run(() -> context.store().hooks().put(edited));
        return Response.ok(json(call, edited));
    }

    private Response delete(CloudCall call) {
        Hook hook = hook(call);
        context.store().run(() -> context.store().hooks().remove(hook.id()));
        return Response.empty(204);
    }

    private static List<String> events(JsonNode body) {
        Set<String> events = new LinkedHashSet<>();
        body.path("events").forEach(event -> events.add(event.asText()));
        if (events.isEmpty()) {
            throw Refusal.invalid("events: This field is required.");
        }
        if (events.size() != body.path("events").size()) {
            throw Refusal.invalid("events: Events must be unique.");
        }
        for (String event : events) {
            if (!CloudEventKeys.ALL.contains(event)) {
                throw Refusal.invalid("events: Unknown event: " + event);
            }
        }
        return List.copyOf(events);
    }

    private static @Nullable Secret secret(JsonNode value) {
        String text = value.asText("");
        if (text.length() > LONGEST_SECRET) {
            throw Refusal.invalid("secret: Ensure this value has at most 128 characters.");
        }
        return value.isNull() || text.isEmpty() ? null : new Secret(text);
    }

    private void checkUrl(String url) {
        Hooks.requireUrl(url);
        if (!context.store().on(Setting.CLOUD_PUBLIC_HOOK_URLS)) {
            return;
        }
        try {
            InetAddress address = InetAddress.getByName(URI.create(url).getHost());
            if (address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress()) {
                throw Refusal.invalid("url: The URL must be publicly reachable.");
            }
        } catch (UnknownHostException e) {
            throw Refusal.invalid("url: The URL does not resolve.");
        }
    }

    private String self(CloudCall call, Hook hook) {
        String path = call.request().path().get(1).equals("workspaces")
                ? "/workspaces/" + call.request().variable("ws")
                : "/repositories/" + call.request().variable("ws") + "/"
                        + call.request().variable("repo");
        return context.objects().links().api() + path + "/hooks/" + Urls.encode(CloudObjects.braced(hook.uuid()));
    }

    private Map<String, @Nullable Object> json(CloudCall call, Hook hook) {
        Long repository = hook.repository();
        Object subject = repository != null
                ? context.objects().reference(context.store().repositories().get(repository))
                : context.objects()
                        .workspace(context.owner(Objects.requireNonNull(hook.owner()))
                                .orElseThrow());
        return Json.object(
                "type", "webhook_subscription",
                "uuid", CloudObjects.braced(hook.uuid()),
                "description", hook.name(),
                "url", hook.url(),
                "active", hook.active(),
                "events", hook.events(),
                "created_at", CloudDates.nanos(hook.createdAt()),
                "subject", subject,
                "subject_type", repository != null ? "repository" : "workspace",
                "links", CloudLinks.of("self", self(call, hook)),
                "source", null,
                "read_only", false,
                "skip_cert_verification", !hook.sslVerification(),
                "history_enabled", hook.history(),
                "secret_set", hook.secret() != null);
    }

    private Response events(CloudCall call) {
        return context.pages()
                .of(
                        call.request(),
                        CloudEventKeys.ALL.stream()
                                .sorted()
                                .map(key -> Json.object(
                                        "event",
                                        key,
                                        "category",
                                        key.substring(0, key.indexOf(':')),
                                        "label",
                                        key,
                                        "description",
                                        "Sent for " + key))
                                .toList());
    }
}
