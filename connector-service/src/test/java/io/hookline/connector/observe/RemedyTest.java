package io.hookline.connector.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.CertificateFault;
import io.hookline.bitbucket.Failure;
import io.hookline.connector.credential.CredentialKind;
import io.hookline.connector.deploykey.KeyRegistration;
import io.hookline.contracts.event.Product;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {

    @Test
    void shouldNameTheKindsOfCredentialThatCanManageDeployKeys() {
        var failure = new Failure.Forbidden("This API is not accessible by this authentication mechanism", Set.of());

        assertThat(Remedy.of(failure, Product.CLOUD, CredentialKind.ACCESS_TOKEN))
                .contains("API token", "OAuth consumer");
        assertThat(Remedy.ofKey(failure, Product.CLOUD, CredentialKind.ACCESS_TOKEN))
                .contains("API token", "OAuth consumer");
        assertThat(Remedy.of(failure, Product.DATA_CENTER, CredentialKind.ACCESS_TOKEN))
                .contains("administrator rights")
                .doesNotContain("API token");
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, Renew",
        "NOT_YET_VALID, clocks",
        "SELF_SIGNED, CA bundle",
        "UNKNOWN_ISSUER, CA bundle",
        "WRONG_HOST, host name",
        "OTHER, certificate",
    })
    void shouldSayWhatToDoAboutACertificate(CertificateFault fault, String remedy) {
        assertThat(Remedy.of(new Failure.Untrusted(fault, "why"), Product.DATA_CENTER, CredentialKind.ACCESS_TOKEN))
                .contains(remedy);
    }

    @Test
    void shouldNameTheMissingScope() {
        var failure = new Failure.Forbidden("scopes", Set.of("admin:repository:bitbucket"));

        assertThat(Remedy.of(failure, Product.CLOUD, CredentialKind.API_TOKEN)).contains("admin:repository:bitbucket");
    }

    @Test
    void shouldSayWhereAKeyIsKnownAlready() {
        assertThat(ofKey(new Failure.Conflict("Someone has already registered that SSH key.")))
                .contains("user's", "deploy-key/regenerate");
    }

    @Test
    void shouldTellAForbiddenTypeFromAccessKeysThatAreSwitchedOff() {
        assertThat(ofKey(new Failure.Invalid("SSH keys of the type ED25519 are not allowed.")))
                .contains("its type", "deploy-key.kind");
        assertThat(ofKey(new Failure.Invalid(KeyRegistration.SWITCHED_OFF)))
                .contains("Administration")
                .doesNotContain("its type");
    }

    private static String ofKey(Failure failure) {
        return Remedy.ofKey(failure, Product.DATA_CENTER, CredentialKind.ACCESS_TOKEN);
    }
}
