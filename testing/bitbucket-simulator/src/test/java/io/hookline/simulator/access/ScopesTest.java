package io.hookline.simulator.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Secret;
import io.hookline.simulator.state.Token;
import io.hookline.simulator.state.TokenKind;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopesTest {

    private static Token token(Product product, String... scopes) {
        return new Token(
                1,
                product,
                TokenKind.OAUTH,
                "t",
                new Secret("v"),
                null,
                null,
                null,
                null,
                Set.of(scopes),
                Instant.EPOCH,
                null,
                false);
    }

    private static boolean reads(String... scopes) {
        return Scopes.satisfies(
                token(Product.CLOUD, scopes), Set.of("repository"), Set.of("read:repository:bitbucket"));
    }

    @Test
    void shouldImplyReadingAsCloudDoes() {
        assertThat(reads("repository")).isTrue();
        assertThat(reads("repository:write")).isTrue();
        assertThat(reads("pullrequest")).isTrue();
        assertThat(reads("pullrequest:write")).isTrue();
        assertThat(reads("project")).isTrue();
    }

    @Test
    void shouldImplyNothingByAdministration() {
        assertThat(reads("repository:admin")).isFalse();
    }

    @Test
    void shouldImplyNothingByGranularScopes() {
        assertThat(reads("read:repository:bitbucket")).isTrue();
        assertThat(reads("write:repository:bitbucket", "admin:repository:bitbucket"))
                .isFalse();
    }

    @Test
    void shouldReadPermissionsOffScopes() {
        assertThat(Scopes.permission(token(Product.CLOUD, "repository"))).isEqualTo(Permission.READ);
        assertThat(Scopes.permission(token(Product.CLOUD, "repository:write"))).isEqualTo(Permission.WRITE);
        assertThat(Scopes.permission(token(Product.CLOUD, "webhook"))).isEqualTo(Permission.NONE);
        assertThat(Scopes.permission(token(Product.DATA_CENTER, "REPO_READ"))).isEqualTo(Permission.READ);
        assertThat(Scopes.permission(token(Product.DATA_CENTER, "PROJECT_ADMIN")))
                .isEqualTo(Permission.ADMIN);
    }
}
