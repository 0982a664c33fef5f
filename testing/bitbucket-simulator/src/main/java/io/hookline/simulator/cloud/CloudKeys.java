package io.hookline.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.action.Keys;
import io.hookline.simulator.action.Scope;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.AccessKey;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.PublicKeyLine;
import io.hookline.simulator.state.Setting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deploy keys of repositories and projects; always read-only. */
final class CloudKeys {
    private final CloudContext context;

    CloudKeys(CloudContext context) {
        this.context = context;
    }

    void routes(Router<CloudCall.Route> router) {
        String ofProject = "/2.0/workspaces/{ws}/projects/{project}/deploy-keys";
        for (String base : List.of("/2.0/repositories/{ws}/{repo}/deploy-keys", ofProject)) {
            router.add("GET", base, new CloudCall.Route(CloudScope.KEY_READ, this::list))
                    .add("POST", base, new CloudCall.Route(CloudScope.KEY_WRITE, this::create))
                    .add("GET", base + "/{id}", new CloudCall.Route(CloudScope.KEY_READ, this::get))
                    .add("PUT", base + "/{id}", new CloudCall.Route(CloudScope.KEY_WRITE, this::update))
                    .add("DELETE", base + "/{id}", new CloudCall.Route(CloudScope.KEY_DELETE, this::delete));
        }
    }

    private Scope scope(CloudCall call) {
        if (call.request().variables().containsKey("repo")) {
            return Scope.of(context.repository(call, Permission.ADMIN));
        }
        String workspace = call.request().variable("ws");
        return context.owner(workspace)
                .map(owner -> new Scope(Product.CLOUD, null, owner.key()))
                .orElseThrow(() -> Refusal.notFound("NoSuchWorkspaceException", "No such workspace"));
    }

    private Response list(CloudCall call) {
        Scope scope = scope(call);
        return context.pages()
                .of(
                        call.request(),
                        context.store()
                                .accessKeys()
                                .where(scope::holds)
                                .map(key -> json(call, key))
                                .toList());
    }

    private Response get(CloudCall call) {
        return Response.ok(json(call, key(call)));
    }

    private AccessKey key(CloudCall call) {
        Scope scope = scope(call);
        String id = call.request().variable("id");
        return context.store()
                .accessKeys()
                .first(key -> scope.holds(key) && Long.toString(key.keyId()).equals(id))
                .orElseThrow(() -> Refusal.notFound("NoSuchKeyException", "Key not found."));
    }

    /** Answers 200, not 201, as Cloud does. */
    private Response create(CloudCall call) {
        JsonNode body = call.request().json();
        AccessKey key = context.actions()
                .keys()
                .add(scope(call), Json.text(body, "key", ""), Json.text(body, "label", ""), false, null);
        return Response.ok(json(call, key));
    }

    private Response update(CloudCall call) {
        AccessKey key = key(call);
        JsonNode body = call.request().json();
        PublicKeyLine line = Keys.parse(Json.text(body, "key", ""));
        if (!line.material().equals(key.key().material())) {
            throw Refusal.invalid("The key cannot be changed.");
        }
        AccessKey labelled = key.labelled(Json.text(body, "label", key.label()), line);
        context.store().run(() -> context.store().accessKeys().put(labelled));
        return Response.ok(json(call, labelled));
    }

    private Response delete(CloudCall call) {
        AccessKey key = key(call);
        context.store().run(() -> context.store().accessKeys().remove(key.id()));
        return Response.empty(204);
    }

    private Map<String, @Nullable Object> json(CloudCall call, AccessKey key) {
        String path = call.request().rawPath().replaceAll("(/deploy-keys).*", "$1/" + key.keyId());
        Map<String, @Nullable Object> json = Json.object(
                "type",
                key.repository() == null ? "project_deploy_key" : "deploy_key",
                "id",
                key.keyId(),
                "key",
                key.key().material(),
                "comment",
                key.key().comment(),
                "label",
                key.label(),
                context.store().setting(Setting.CLOUD_KEY_DATE),
                CloudDates.micros(key.createdAt()),
                "last_used",
                CloudDates.micros(key.lastUsed()),
                "links",
                CloudLinks.of("self", context.objects().links().html() + path));
        Long repository = key.repository();
        if (repository != null) {
            json.put(
                    "repository",
                    context.objects().reference(context.store().repositories().get(repository)));
        }
        return json;
    }
}
