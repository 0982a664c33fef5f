package io.hookline.connector.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final String OLD_KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(US_ASCII));
    private static final String NEW_KEY =
            Base64.getEncoder().encodeToString("fedcba9876543210fedcba9876543210".getBytes(US_ASCII));
    private static final Place PLACE = new Place("connector", new UUID(1, 2), "credential");
    private static final String SECRET = "canary-4711";

    private final Vault vault = vault(Map.of("v1", OLD_KEY), "v1");

    @Test
    void shouldOpenWhatItSealed() {
        assertThat(vault.open(PLACE, vault.seal(PLACE, SECRET))).isEqualTo(SECRET);
    }

    @Test
    void shouldSealTheSameSecretDifferentlyEachTime() {
        assertThat(vault.seal(PLACE, SECRET)).isNotEqualTo(vault.seal(PLACE, SECRET));
    }

    @Test
    void shouldRefuseEverySingleFlippedBit() {
        String[] parts = vault.seal(PLACE, SECRET).text().split("\\.", -1);
        for (int part = 2; part < parts.length; part++) {
            byte[] bytes = Base64.getUrlDecoder().decode(parts[part]);
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                String[] changed = parts.clone();
                changed[part] = flipped(bytes, bit);
                Sealed tampered = new Sealed(String.join(".", changed));
                assertThatThrownBy(() -> vault.open(PLACE, tampered)).isInstanceOf(UnsealableException.class);
            }
        }
    }

    @Test
    void shouldRefuseASecretInAnotherRowTableOrColumn() {
        Sealed sealed = vault.seal(PLACE, SECRET);
        assertThatThrownBy(() -> vault.open(new Place("connector", new UUID(1, 3), "credential"), sealed))
                .isInstanceOf(UnsealableException.class);
        assertThatThrownBy(() -> vault.open(new Place("deploy_key", new UUID(1, 2), "credential"), sealed))
                .isInstanceOf(UnsealableException.class);
        assertThatThrownBy(() -> vault.open(new Place("connector", new UUID(1, 2), "private_key"), sealed))
                .isInstanceOf(UnsealableException.class);
    }

    @Test
    void shouldRefuseADataKeyOfAnotherSecretInTheSamePlace() {
        String[] one = vault.seal(PLACE, SECRET).text().split("\\.", -1);
        String[] other = vault.seal(PLACE, SECRET).text().split("\\.", -1);
        Sealed mixed = new Sealed(String.join(".", one[0], one[1], other[2], one[3]));
        assertThatThrownBy(() -> vault.open(PLACE, mixed)).isInstanceOf(UnsealableException.class);
    }

    @Test
    void shouldOpenWhatAnOlderKeySealedAfterANewOneIsCurrent() {
        Sealed sealed = vault.seal(PLACE, SECRET);
        Vault rotated = vault(Map.of("v1", OLD_KEY, "v2", NEW_KEY), "v2");
        assertThat(rotated.open(PLACE, sealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> vault.open(PLACE, rotated.seal(PLACE, SECRET)))
                .isInstanceOf(UnsealableException.class)
                .hasMessageContaining("v2");
    }

    @Test
    void shouldShowNoSecretInTextOrFault() {
        Sealed sealed = vault.seal(PLACE, SECRET);
        assertThat(sealed.text()).doesNotContain(SECRET);
        assertThat(sealed).hasToString("***");
        assertThatThrownBy(() -> vault.open(PLACE, new Sealed("1.x.y")))
                .isInstanceOf(UnsealableException.class)
                .hasMessageNotContaining(SECRET);
    }

    private static Vault vault(Map<String, String> keys, String current) {
        return new Vault(keys, current, new SecureRandom());
    }

    private static String flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
    }
}
