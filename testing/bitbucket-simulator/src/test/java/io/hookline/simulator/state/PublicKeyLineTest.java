package io.hookline.simulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyLineTest {
    private static final String MATERIAL =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO";

    @Test
    void shouldTakeTheCommentOff() {
        PublicKeyLine key = PublicKeyLine.parse(MATERIAL + " ci of acme").orElseThrow();

        assertThat(key.material()).isEqualTo(MATERIAL);
        assertThat(key.comment()).isEqualTo("ci of acme");
        assertThat(key.bits()).isEqualTo(256);
        assertThat(key.fingerprint()).isEqualTo("ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-ed25519 !!!",
                "ssh-ed25519 AAAA",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO"
            })
    void shouldRefuseWhatIsNoKey(String line) {
        assertThat(PublicKeyLine.parse(line)).isEmpty();
    }
}
