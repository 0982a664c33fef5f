package io.hookline.simulator.datacenter;

import io.hookline.simulator.access.Access;
import io.hookline.simulator.access.Access.Login;
import io.hookline.simulator.access.Identity;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.Token;
import io.hookline.simulator.state.TokenKind;
import java.util.Optional;

/** Who calls Data Center: bearer tokens, and Basic with a password or a user's own token. */
final class DataCenterAuth {
    private final Store store;
    private final Access access;

    DataCenterAuth(Store store, Access access) {
        this.store = store;
        this.access = access;
    }

    Identity caller(Request request) {
        String header = request.header("authorization");
        if (header == null) {
            return Identity.anonymous(Product.DATA_CENTER);
        }
        if (store.on(Setting.DC_CAPTCHA) && Login.of(header).isPresent()) {
            throw DataCenterErrors.captcha();
        }
        Optional<Identity> bearer = Access.bearer(header)
                .flatMap(value -> access.token(Product.DATA_CENTER, value))
                .filter(access::valid)
                .map(access::identity);
        return licensed(
                bearer.or(() -> Login.of(header).flatMap(this::login)).orElseThrow(DataCenterErrors::wrongPassword));
    }

    private Identity licensed(Identity identity) {
        boolean unlicensed = identity.user() != null
                && identity.user().name().equalsIgnoreCase(store.setting(Setting.DC_UNLICENSED_USER));
        if (unlicensed) {
            throw DataCenterErrors.unlicensed();
        }
        return identity;
    }

    /** The caller of git over HTTP, where project and repository tokens come with {@code x-token-auth}. */
    Identity gitCaller(Request request) {
        Optional<Login> login = Login.of(request.header("authorization"));
        if (login.filter(shown -> shown.name().equals("x-token-auth")).isPresent()) {
            return access.token(Product.DATA_CENTER, login.get().secret())
                    .filter(access::valid)
                    .map(access::identity)
                    .orElseThrow(DataCenterErrors::wrongPassword);
        }
        return caller(request);
    }

    private Optional<Identity> login(Login login) {
        return access.user(Product.DATA_CENTER, login)
                .map(user -> new Identity(Product.DATA_CENTER, user, null))
                .or(() -> ownToken(login));
    }

    private Optional<Identity> ownToken(Login login) {
        return access.token(Product.DATA_CENTER, login.secret())
                .filter(token -> token.kind() == TokenKind.USER)
                .filter(access::valid)
                .map(access::identity)
                .filter(identity ->
                        identity.user() != null && identity.user().name().equalsIgnoreCase(login.name()));
    }

    /** Whether a token stands for a user, or there is no token. */
    static boolean personal(Identity identity) {
        Token token = identity.token();
        return token == null || !token.kind().standsForNoUser();
    }
}
