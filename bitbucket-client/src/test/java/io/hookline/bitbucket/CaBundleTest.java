package io.hookline.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hookline.simulator.tls.TestCertificates;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaBundleTest {

    private static String pem;

    @BeforeAll
    static void makeCertificates(@TempDir Path directory) {
        pem = TestCertificates.make(directory).authorityPem();
    }

    @Test
    void shouldTakeSeveralCertificates() {
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
    void shouldRefuseWhatIsNoCertificate(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CaBundle(text));
    }

    @Test
    void shouldRefuseAPrivateKeyBesideACertificate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CaBundle(pem + "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"))
                .withMessageContaining("private key");
    }
}
