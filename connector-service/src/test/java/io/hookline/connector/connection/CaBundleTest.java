package io.hookline.connector.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaBundleTest {

    @Test
    void shouldTakeSeveralCertificates() throws IOException {
        String pem = Files.readString(Path.of("src/test/resources/ca.pem"));
        assertThat(new CaBundle(pem + pem).pem()).isEqualTo(pem + pem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "certificate",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\n"
            })
    void shouldRefuseWhatIsNoCertificate(String pem) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CaBundle(pem));
    }

    @Test
    void shouldRefuseAPrivateKeyBesideACertificate() throws IOException {
        String pem = Files.readString(Path.of("src/test/resources/ca.pem"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CaBundle(pem + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"))
                .withMessageContaining("private key");
    }
}
