package io.hookline.simulator.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Secret;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Token;
import io.hookline.simulator.state.TokenKind;
import io.hookline.simulator.state.User;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The server's properties and capabilities, the caller's identity, and access tokens. */
final class DataCenterOthers {
    private static final String TOKENS = "/rest/access-tokens/{v}";

    private final DataCenterContext context;
    private final Supplier<String> fingerprint;

    DataCenterOthers(DataCenterContext context, Supplier<String> fingerprint) {
        this.context = context;
        this.fingerprint = fingerprint;
    }

    void routes(Router<DataCenterCall.Handler> router) {
        router.add("GET", "/rest/api/{v}/application-properties", this::properties)
                .add("GET", "/rest/capabilities", this::capabilities)
                .add("GET", "/rest/webhooks/{v}/capabilities", this::hookCapabilities)
                .add("GET", "/rest/ssh/{v}/settings", this::sshSettings)
                .add(
                        "GET",
                        "/plugins/servlet/applinks/whoami",
                        call -> Response.text(
                                200,
                                call.identity().user() == null
                                        ? ""
                                        : call.identity().name()))
                .add("GET", "/rest/api/{v}/users/{user}", this::user)
                .add("GET", "/rest/api/{v}/admin/rate-limit/settings", this::rateLimit)
                .add("PUT", "/rest/api/{v}/admin/rate-limit/settings", this::setRateLimit)
                .add("PUT", TOKENS + "/users/{user}", this::userToken)
                .add("PUT", TOKENS + "/projects/{project}", this::projectToken)
                .add("PUT", TOKENS + "/projects/{project}/repos/{repo}", this::repositoryToken);
    }

    private Response properties(DataCenterCall call) {
        return Response.ok(Json.object(
                "version", context.store().setting(Setting.DC_VERSION),
                "buildNumber", "9004002",
                "buildDate", "1717200000000",
                "displayName", "Bitbucket"));
    }

    private Response capabilities(DataCenterCall call) {
        String base = context.addresses().http();
        return Response.ok(Json.object(
                "application",
                "stash",
                "capabilities",
                Json.object(
                        "webhooks", base + "/rest/webhooks/latest/capabilities",
                        "build", base + "/rest/api/latest/build/capabilities")));
    }

    /** The keys of all application webhooks; it lists some that a repository's hook may not have. */
    private Response hookCapabilities(DataCenterCall call) {
        List<String> keys = new ArrayList<>(DataCenterEventKeys.ALL);
        keys.addAll(List.of("project:created", "project:deleted", "repo:created", "repo:deleted"));
        return Response.ok(
                Json.object("application-webhooks", keys.stream().sorted().toList()));
    }

    private Response sshSettings(DataCenterCall call) {
        URI ssh = URI.create(context.addresses().ssh());
        return Response.ok(Json.object(
                "baseUrl", "ssh://" + ssh.getHost() + ":" + ssh.getPort(),
                "port", ssh.getPort(),
                "enabled", true,
                "accessKeysEnabled", context.store().on(Setting.DC_ACCESS_KEYS_ENABLED),
                "fingerprint", Json.object("algorithm", "SHA-256", "value", fingerprint.get())));
    }

    private Response user(DataCenterCall call) {
        String name = call.request().variable("user");
        return context.store()
                .user(Product.DATA_CENTER, name)
                .map(user -> Response.ok(context.objects().user(user)))
                .orElseThrow(() -> Refusal.notFound("NoSuchUserException", "User " + name + " does not exist."));
    }

    private Response rateLimit(DataCenterCall call) {
        requireAdmin(call);
        return Response.ok(Json.object(
                "enabled", context.store().on(Setting.DC_RATE_LIMIT_ENABLED),
                "defaultSettings",
                        Json.object(
                                "capacity", context.store().number(Setting.DC_RATE_LIMIT_CAPACITY),
                                "fillRate", context.store().number(Setting.DC_RATE_LIMIT_FILL))));
    }

    private Response setRateLimit(DataCenterCall call) {
        requireAdmin(call);
        JsonNode body = call.request().json();
        set(Setting.DC_RATE_LIMIT_ENABLED, body.path("enabled"));
        set(Setting.DC_RATE_LIMIT_CAPACITY, body.at("/defaultSettings/capacity"));
        set(Setting.DC_RATE_LIMIT_FILL, body.at("/defaultSettings/fillRate"));
        return rateLimit(call);
    }

    private void set(Setting setting, JsonNode value) {
        if (value.isValueNode()) {
            context.store().set(setting, value.asText());
        }
    }

    /** Tokens cannot call admin endpoints (BSERV-10482). */
    private static void requireAdmin(DataCenterCall call) {
        User user = call.identity().user();
        if (user == null || call.identity().token() != null || user.permission() != Permission.ADMIN) {
            throw DataCenterErrors.notPermitted();
        }
    }

    private Response userToken(DataCenterCall call) {
        User user = call.identity().user();
        if (user == null || !user.name().equalsIgnoreCase(call.request().variable("user"))) {
            throw DataCenterErrors.notPermitted();
        }
        return create(call, TokenKind.USER, user.id(), null, null);
    }

    private Response projectToken(DataCenterCall call) {
        if (call.identity().isAnonymous()) {
            throw DataCenterErrors.notPermitted();
        }
        return create(call, TokenKind.PROJECT, null, null, context.project(call).key());
    }

    private Response repositoryToken(DataCenterCall call) {
        Repository repository = context.repository(call, Permission.ADMIN);
        return create(call, TokenKind.REPOSITORY, null, repository.id(), null);
    }

    /** Shows the token's value, this once. */
    private Response create(
            DataCenterCall call,
            TokenKind kind,
            @Nullable Long user,
            @Nullable Long repository,
            @Nullable String owner) {
        JsonNode body = call.request().json();
        List<String> scopes = scopes(body, kind);
        Instant now = context.store().now();
        int days = body.path("expiryDays").asInt(0);
        Secret value = new Secret("BBDC-" + UUID.randomUUID().toString().replace("-", ""));
        Token token = new Token(
                context.store().change(context.store()::nextId),
                Product.DATA_CENTER,
                kind,
                Json.text(body, "name", "token"),
                value,
                user,
                repository,
                owner,
                null,
                Set.copyOf(scopes),
                now,
                days > 0 ? now.plus(Duration.ofDays(days)) : null,
                false);
        context.store().run(() -> context.store().tokens().put(token));
        return shown(token, scopes);
    }

    private static List<String> scopes(JsonNode body, TokenKind kind) {
        List<String> scopes = new ArrayList<>();
        body.path("permissions").forEach(permission -> scopes.add(permission.asText()));
        boolean fits = kind != TokenKind.REPOSITORY || scopes.stream().allMatch(scope -> scope.startsWith("REPO_"));
        if (scopes.isEmpty() || !fits) {
            throw Refusal.invalid("permissions do not fit the token");
        }
        return scopes;
    }

    private static Response shown(Token token, List<String> scopes) {
        return Response.ok(Json.object(
                "id", Long.toString(token.id()),
                "name", token.name(),
                "createdDate", token.createdAt().toEpochMilli(),
                "permissions", scopes,
                "token", token.value().value()));
    }
}
