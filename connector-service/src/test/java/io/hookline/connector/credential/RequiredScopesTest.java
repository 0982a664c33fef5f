package io.hookline.connector.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredScopesTest {

    @ParameterizedTest
    @CsvSource({
        "CLOUD,OAUTH_CODE,SETUP,account pullrequest repository repository:admin webhook",
        "CLOUD,OAUTH_CLIENT,RUNNING,account pullrequest repository",
        "CLOUD,ACCESS_TOKEN,RUNNING,pullrequest repository",
        "CLOUD,API_TOKEN,RUNNING,read:pullrequest:bitbucket read:repository:bitbucket read:user:bitbucket read:workspace:bitbucket",
        "DATA_CENTER,ACCESS_TOKEN,SETUP,REPO_ADMIN",
        "DATA_CENTER,OAUTH_CODE,RUNNING,REPO_READ",
        "DATA_CENTER,SSH_KEY,GIT,''"
    })
    void shouldAskForTheLeastThatTheUseNeeds(Product product, CredentialKind kind, Use use, String scopes) {
        assertThat(String.join(" ", RequiredScopes.of(product, kind, use))).isEqualTo(scopes);
    }

    @ParameterizedTest
    @CsvSource({
        "repository,                      pullrequest,                    ''",
        "repository pullrequest,          pullrequest:write,              ''",
        "repository:admin,                repository:write,               repository:admin",
        "repository,                      repository:admin,               repository",
        "repository webhook,              project,                        webhook",
        "REPO_ADMIN,                      PROJECT_ADMIN,                  ''",
        "REPO_ADMIN,                      REPO_WRITE,                     REPO_ADMIN",
        "read:repository:bitbucket,       admin:repository:bitbucket,     read:repository:bitbucket"
    })
    void shouldTellWhatIsMissingBesideWhatIsImplied(String required, String granted, String missing) {
        assertThat(RequiredScopes.missing(Tokens.scopes(required), Tokens.scopes(granted)))
                .isEqualTo(Tokens.scopes(missing));
    }

    @Test
    void shouldAskForNothingWhereAKindHasNoScopes() {
        assertThat(RequiredScopes.of(Product.CLOUD, CredentialKind.BASIC, Use.SETUP))
                .isEqualTo(Set.of());
    }
}
