package io.hookline.simulator.datacenter;

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
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.User;
import io.hookline.simulator.state.UserKey;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Access keys of repositories and projects, and users' own keys. */
final class DataCenterKeys {
    private static final String PROJECT = "/rest/keys/{v}/projects/{project}/ssh";
    private static final String REPOSITORY = "/rest/keys/{v}/projects/{project}/repos/{repo}/ssh";

    private final DataCenterContext context;

    DataCenterKeys(DataCenterContext context) {
        this.context = context;
    }

    void routes(Router<DataCenterCall.Handler> router) {
        for (String base : List.of(REPOSITORY, PROJECT)) {
            router.add("GET", base, this::list)
                    .add("POST", base, this::create)
                    .add("GET", base + "/{id}", call -> Response.ok(json(key(call))))
                    .add("DELETE", base + "/{id}", this::delete)
                    .add("PUT", base + "/{id}/permission/{permission}", this::permit);
        }
        router.add("GET", "/rest/keys/{v}/ssh/{id}/repos", call -> usedBy(call, true))
                .add("GET", "/rest/keys/{v}/ssh/{id}/projects", call -> usedBy(call, false))
                .add("POST", "/rest/ssh/{v}/keys", this::addUserKey);
    }

    private Scope scope(DataCenterCall call) {
        if (call.request().variables().containsKey("repo")) {
            return Scope.of(context.repository(call, Permission.ADMIN));
        }
        if (call.identity().isAnonymous()) {
            throw DataCenterErrors.notPermitted();
        }
        return new Scope(Product.DATA_CENTER, null, context.project(call).key());
    }

    private Stream<AccessKey> held(Scope scope) {
        return context.store().accessKeys().where(scope::holds);
    }

    private Response list(DataCenterCall call) {
        Scope scope = scope(call);
        boolean effective = "true".equals(call.request().parameter("effective"));
        String permission = call.request().parameter("permission");
        Long id = scope.repository();
        Stream<AccessKey> inherited = effective && id != null
                ? held(new Scope(
                        Product.DATA_CENTER,
                        null,
                        context.store().repositories().get(id).owner()))
                : Stream.empty();
        return DataCenterPages.of(
                call.request(),
                Stream.concat(held(scope), inherited)
                        .filter(key -> permission == null || permission.equals(permission(key)))
                        .map(this::json)
                        .toList());
    }

    private AccessKey key(DataCenterCall call) {
        String id = call.request().variable("id");
        return held(scope(call))
                .filter(key -> Long.toString(key.keyId()).equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("NoSuchAccessKeyException", "Key " + id + " does not exist."));
    }

    private Response create(DataCenterCall call) {
        JsonNode body = call.request().json();
        Scope scope = scope(call);
        String permission = Json.text(body, "permission", "");
        if (!permission.matches("(REPO|PROJECT)_(READ|WRITE)")) {
            throw Refusal.invalid("permission must be REPO_READ or REPO_WRITE");
        }
        String text = body.at("/key/text").asText("");
        refuseForbiddenType(Keys.parse(text));
        AccessKey key = context.actions()
                .keys()
                .add(
                        scope,
                        text,
                        body.at("/key/label").asText(""),
                        permission.endsWith("_WRITE"),
                        body.at("/key/expiryDays").isInt()
                                ? Integer.valueOf(body.at("/key/expiryDays").asInt())
                                : null);
        return Response.json(201, json(key));
    }

    private void refuseForbiddenType(PublicKeyLine key) {
        String forbidden = context.store().setting(Setting.DC_FORBIDDEN_KEY_TYPES);
        if (List.of(forbidden.split(",", -1)).contains(key.algorithm())) {
            throw Refusal.invalid("SSH keys of the type " + key.algorithm() + " are not allowed.");
        }
    }

    /** Answers 204 also where there is no such key. */
    private Response delete(DataCenterCall call) {
        Scope scope = scope(call);
        String id = call.request().variable("id");
        context.store()
                .run(() -> context.store()
                        .accessKeys()
                        .removeWhere(key ->
                                scope.holds(key) && Long.toString(key.keyId()).equals(id)));
        return Response.empty(204);
    }

    private Response permit(DataCenterCall call) {
        AccessKey key = key(call);
        AccessKey changed =
                key.withWritable(call.request().variable("permission").endsWith("_WRITE"));
        context.store().run(() -> context.store().accessKeys().put(changed));
        return Response.ok(json(changed));
    }

    private Response usedBy(DataCenterCall call, boolean repositories) {
        if (call.identity().isAnonymous()) {
            throw DataCenterErrors.notPermitted();
        }
        String id = call.request().variable("id");
        return DataCenterPages.of(
                call.request(),
                context.store()
                        .accessKeys()
                        .where(key -> key.product() == Product.DATA_CENTER
                                && Long.toString(key.keyId()).equals(id)
                                && (key.repository() != null) == repositories)
                        .map(this::json)
                        .toList());
    }

    private static String permission(AccessKey key) {
        return (key.repository() == null ? "PROJECT" : "REPO") + (key.writable() ? "_WRITE" : "_READ");
    }

    private Map<String, @Nullable Object> shown(AccessKey key) {
        Map<String, @Nullable Object> shown =
                Json.object("id", key.keyId(), "text", key.key().withComment(), "label", key.label());
        if (context.store().version().detailedKeys()) {
            shown.putAll(Json.object(
                    "algorithmType", key.key().algorithm(),
                    "bitLength", key.key().bits(),
                    "createdDate",
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                    key.createdAt().atOffset(ZoneOffset.UTC)),
                    "fingerprint", key.key().fingerprint()));
            if (key.expiryDays() != null) {
                shown.put("expiryDays", key.expiryDays());
            }
            if (key.lastUsed() != null) {
                shown.put("lastAuthenticated", Long.toString(key.lastUsed().toEpochMilli()));
            }
        }
        return shown;
    }

    private Map<String, @Nullable Object> json(AccessKey key) {
        Map<String, @Nullable Object> json = Json.object("key", shown(key), "permission", permission(key));
        Long id = key.repository();
        if (id != null) {
            Repository repository = context.store().repositories().get(id);
            json.put("repository", context.objects().repository(repository));
        } else {
            json.put(
                    "project",
                    context.objects()
                            .project(context.store()
                                    .owner(Product.DATA_CENTER, Objects.requireNonNull(key.owner()))
                                    .orElseThrow()));
        }
        return json;
    }

    private Response addUserKey(DataCenterCall call) {
        User user = call.identity().user();
        if (user == null) {
            throw DataCenterErrors.notPermitted();
        }
        JsonNode body = call.request().json();
        UserKey key =
                context.actions().keys().addUserKey(user, Json.text(body, "text", ""), Json.text(body, "label", ""));
        return Response.json(201, Json.object("id", key.id(), "text", key.key().withComment(), "label", key.label()));
    }
}
