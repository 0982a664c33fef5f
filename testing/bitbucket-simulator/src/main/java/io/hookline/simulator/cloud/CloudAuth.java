package io.hookline.simulator.cloud;

import io.hookline.simulator.access.Access;
import io.hookline.simulator.access.Access.Login;
import io.hookline.simulator.access.Identity;
import io.hookline.simulator.access.Scopes;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Token;
import io.hookline.simulator.state.TokenKind;
import java.util.Optional;

/** Who calls Cloud's REST API or its git over HTTP, and whether their token reaches far enough. */
final class CloudAuth {
    private final Access access;

    CloudAuth(Access access) {
        this.access = access;
    }

    /** The caller of REST: nobody without credentials, 401 with wrong ones. */
    Identity caller(Request request) {
        if (request.query().containsKey("access_token")) {
            throw CloudErrors.unauthorized();
        }
        String header = request.header("authorization");
        if (header == null) {
            return Identity.anonymous(Product.CLOUD);
        }
        Optional<Token> bearer = Access.bearer(header)
                .flatMap(value -> access.token(Product.CLOUD, value))
                .filter(token -> token.kind() != TokenKind.API_TOKEN && token.kind() != TokenKind.APP_PASSWORD);
        if (bearer.filter(token -> !token.revoked() && !access.valid(token)).isPresent()) {
            throw CloudErrors.expired();
        }
        Optional<Token> basic = Login.of(header).flatMap(this::apiToken);
        return bearer.or(() -> basic)
                .filter(access::valid)
                .map(access::identity)
                .orElseThrow(CloudErrors::unauthorized);
    }

    /** An API token shown with its user's e-mail. */
    private Optional<Token> apiToken(Login login) {
        return access.token(Product.CLOUD, login.secret())
                .filter(token -> token.kind() == TokenKind.API_TOKEN)
                .filter(token -> {
                    Identity identity = access.identity(token);
                    return identity.user() != null && identity.user().email().equalsIgnoreCase(login.name());
                });
    }

    /** Refuses a token whose scopes do not suffice, and nobody where somebody is needed. */
    void require(Identity identity, CloudScope scope) {
        Token token = identity.token();
        if (scope == CloudScope.NONE) {
            return;
        }
        if (token == null) {
            if (scope != CloudScope.REPOSITORY && scope != CloudScope.PULL_REQUEST) {
                throw CloudErrors.unauthorized();
            }
            return;
        }
        if (token.kind().standsForNoUser() && scope.keepsAccessTokensOut()) {
            throw Refusal.of(403, "Forbidden", "This API is not accessible by this authentication mechanism");
        }
        if (!Scopes.satisfies(token, scope.classic(), scope.granular())) {
            throw Refusal.of(403, "Forbidden", "Your credentials lack one or more required privilege scopes.")
                    .with(Json.object(
                            "detail",
                            Json.object(
                                    "required",
                                    token.kind() == TokenKind.API_TOKEN
                                            ? scope.granular().stream().sorted().toList()
                                            : scope.classic().stream().sorted().toList(),
                                    "granted",
                                    token.scopes().stream().sorted().toList())));
        }
    }

    /** The caller of git over HTTP; app passwords are gone with 410. */
    Identity gitCaller(Request request) {
        Optional<Login> login = Login.of(request.header("authorization"));
        if (login.isEmpty()) {
            return Identity.anonymous(Product.CLOUD);
        }
        Token token = access.token(Product.CLOUD, login.get().secret())
                .filter(access::valid)
                .orElseThrow(CloudErrors::unauthorized);
        String name = login.get().name();
        Identity identity = access.identity(token);
        boolean right = switch (token.kind()) {
            case APP_PASSWORD -> throw Refusal.of(410, "Gone", "App passwords are no longer supported");
            case API_TOKEN ->
                name.equals("x-bitbucket-api-token-auth")
                        || (identity.user() != null && identity.user().name().equalsIgnoreCase(name));
            case OAUTH, REPOSITORY, PROJECT, WORKSPACE, USER -> name.equals("x-token-auth");
        };
        if (!right) {
            throw CloudErrors.unauthorized();
        }
        return identity;
    }
}
