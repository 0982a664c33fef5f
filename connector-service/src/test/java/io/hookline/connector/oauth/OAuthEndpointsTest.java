package io.hookline.connector.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthEndpointsTest {

    private static final URI CALLBACK = URI.create("https://ci.example.com/oauth/callback");

    @ParameterizedTest
    @CsvSource({
        "CLOUD, https://api.bitbucket.org/2.0, https://bitbucket.org/site/oauth2",
        "CLOUD, http://127.0.0.1:8080/2.0, http://127.0.0.1:8080/site/oauth2",
        "DATA_CENTER, https://git.example.com/bitbucket, https://git.example.com/bitbucket/rest/oauth2/latest"
    })
    void shouldStandBesideTheApi(Product product, URI api, URI oauth) {
        assertThat(OAuthEndpoints.of(product, api, null).base()).isEqualTo(oauth);
    }

    @Test
    void shouldLeaveToCloudsConsumerWhatIsFixedOnIt() {
        URI url = OAuthEndpoints.of(Product.CLOUD, URI.create("https://api.bitbucket.org/2.0"), null)
                .authorization("a key", CALLBACK, "s", Set.of("repository"), null);
        assertThat(url)
                .hasToString("https://bitbucket.org/site/oauth2/authorize?client_id=a+key&response_type=code&state=s");
    }

    @Test
    void shouldAskDataCenterWithScopesAndCodeChallenge() {
        URI url = OAuthEndpoints.of(Product.DATA_CENTER, URI.create("https://git.example.com"), null)
                .authorization("k", CALLBACK, "s", Set.of("REPO_ADMIN"), "c");
        assertThat(url.toString())
                .endsWith("&redirect_uri=https%3A%2F%2Fci.example.com%2Foauth%2Fcallback&scope=REPO_ADMIN"
                        + "&code_challenge=c&code_challenge_method=S256");
    }
}
