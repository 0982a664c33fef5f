package io.hookline.simulator.access;

import io.hookline.simulator.access.Access.Login;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Urls;
import io.hookline.simulator.state.Consumer;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.RefreshToken;
import io.hookline.simulator.state.Secret;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.Token;
import io.hookline.simulator.state.TokenKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2 of one product. No implicit grant; access tokens live two hours unless that is set otherwise; refresh tokens
 * rotate, work once and die after three idle months (Cloud, CHANGE-3052). Cloud also grants client credentials and spells
 * {@code scope} as {@code scopes}; Data Center takes the client's credentials in the form, and PKCE.
 */
public final class OAuth {
    private static final Duration REFRESH_LIFE = Duration.ofDays(90);

    private final Store store;
    private final Product product;
    private final ConcurrentMap<String, Pending> codes = new ConcurrentHashMap<>();

    public OAuth(Store store, Product product) {
        this.store = store;
        this.product = product;
    }

    /** A code that waits to be exchanged. */
    private record Pending(Consumer consumer, @Nullable CodeChallenge challenge) {}

    /** Grants at once, as the consumer's user, and sends the browser back to the consumer's callback. */
    public Response authorize(Request request) {
        Consumer consumer = consumer(request.parameter("client_id", ""))
                .filter(known ->
                        request.parameter("redirect_uri", known.callback()).equals(known.callback()))
                .orElseThrow(() -> Refusal.invalid("Invalid client_id or redirect_uri"));
        if (!request.parameter("response_type", "").equals("code")) {
            throw Refusal.invalid("unsupported_response_type");
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Pending(consumer, CodeChallenge.of(request)));
        String state = request.parameter("state");
        return Response.empty(302)
                .with(
                        "Location",
                        consumer.callback() + "?code=" + code + (state == null ? "" : "&state=" + Urls.encode(state)));
    }

    private Optional<Consumer> consumer(String key) {
        return store.consumers()
                .first(known -> known.product() == product && known.key().equals(key));
    }

    /** Issues tokens for a code, for the consumer itself (Cloud), or for a refresh token. */
    public Response token(Request request) {
        Map<String, List<String>> form = Urls.decodeForm(new String(request.body(), StandardCharsets.UTF_8));
        Consumer consumer = authenticated(request, form).orElse(null);
        if (consumer == null) {
            return error(401, "invalid_client");
        }
        return switch (first(form, "grant_type")) {
            case "authorization_code" -> exchange(consumer, form);
            case "client_credentials" ->
                product == Product.CLOUD ? issue(consumer, null) : error(400, "unsupported_grant_type");
            case "refresh_token" -> refresh(consumer, first(form, "refresh_token"));
            default -> error(400, "unsupported_grant_type");
        };
    }

    private Optional<Consumer> authenticated(Request request, Map<String, List<String>> form) {
        Login login = Login.of(request.header("authorization"))
                .orElseGet(() -> new Login(first(form, "client_id"), first(form, "client_secret")));
        return consumer(login.name()).filter(known -> known.secret().matches(login.secret()));
    }

    private static String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
    }

    private Response exchange(Consumer consumer, Map<String, List<String>> form) {
        Pending pending = codes.remove(first(form, "code"));
        boolean right = pending != null
                && pending.consumer().equals(consumer)
                && (pending.challenge() == null || pending.challenge().meets(first(form, "code_verifier")));
        return right ? issue(consumer, UUID.randomUUID().toString()) : error(400, "invalid_grant");
    }

    private Response refresh(Consumer consumer, String value) {
        return store.change(() -> {
            Instant now = store.now();
            RefreshToken shown = find(consumer, value).orElse(null);
            if (shown == null || !now.isBefore(shown.expiresAt())) {
                return error(400, "invalid_grant");
            }
            if (!shown.used()) {
                store.refreshTokens().put(shown.usedUntil(now.plusSeconds(store.number(Setting.CLOUD_REFRESH_GRACE))));
            }
            return issue(consumer, shown.grant());
        });
    }

    private Optional<RefreshToken> find(Consumer consumer, String value) {
        return store.refreshTokens()
                .first(token ->
                        token.consumer() == consumer.id() && token.value().matches(value));
    }

    /** Revokes a token and, with a refresh token, all that its authorization led to (RFC 7009). */
    public Response revoke(Request request) {
        Map<String, List<String>> form = Urls.decodeForm(new String(request.body(), StandardCharsets.UTF_8));
        Consumer consumer = authenticated(request, form).orElse(null);
        if (consumer == null) {
            return error(401, "invalid_client");
        }
        String value = first(form, "token");
        store.run(() -> {
            find(consumer, value)
                    .ifPresent(shown -> store.refreshTokens()
                            .where(token -> token.grant().equals(shown.grant()))
                            .forEach(token -> {
                                store.refreshTokens().remove(token.id());
                                revokeAccess(token.access().value());
                            }));
            revokeAccess(value);
        });
        return Response.empty(200);
    }

    private void revokeAccess(String value) {
        store.tokens()
                .where(token -> token.kind() == TokenKind.OAUTH && token.value().matches(value))
                .forEach(token -> store.tokens().put(token.revokedNow()));
    }

    private Response issue(Consumer consumer, @Nullable String grant) {
        return store.change(() -> {
            Secret access = new Secret(UUID.randomUUID() + "-access");
            store.tokens().put(token(consumer, access));
            Map<String, @Nullable Object> answer = Json.object(
                    "access_token",
                    access.value(),
                    "token_type",
                    "bearer",
                    "expires_in",
                    store.number(Setting.OAUTH_ACCESS_LIFE),
                    product == Product.CLOUD ? "scopes" : "scope",
                    String.join(" ", consumer.scopes().stream().sorted().toList()));
            if (grant != null) {
                Secret refresh = new Secret(UUID.randomUUID() + "-refresh");
                Instant end = store.now().plus(REFRESH_LIFE);
                store.refreshTokens()
                        .put(new RefreshToken(
                                store.nextId(), consumer.id(), consumer.user(), refresh, access, grant, end, false));
                answer.put("refresh_token", refresh.value());
            }
            return Response.ok(answer);
        });
    }

    private Token token(Consumer consumer, Secret value) {
        Instant now = store.now();
        return new Token(
                store.nextId(),
                product,
                TokenKind.OAUTH,
                "oauth:" + consumer.key(),
                value,
                consumer.user(),
                null,
                null,
                consumer.id(),
                consumer.scopes(),
                now,
                now.plusSeconds(store.number(Setting.OAUTH_ACCESS_LIFE)),
                false);
    }

    private static Response error(int status, String code) {
        return Response.json(status, Json.object("error", code, "error_description", code));
    }
}
