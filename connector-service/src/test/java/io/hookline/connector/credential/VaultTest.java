package io.hookline.connector.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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

    @Test
    void shouldRefuseEverySingleChangedByteOfTheText() {
        String text = vault.seal(PLACE, SECRET).text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            // The last digits of an unpadded Base64 group can stand for the same bytes.
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            if (!sameBytes(text, changed)) {
                assertThatThrownBy(() -> vault.open(PLACE, new Sealed(changed)))
                        .isInstanceOf(UnsealableException.class);
            }
        }
    }

    @Test
    void shouldRefuseTwoRowsWhoseCiphertextsWereSwapped() {
        Place other = new Place("connector", new UUID(3, 4), "credential");
        Sealed one = vault.seal(PLACE, SECRET);
        Sealed two = vault.seal(other, SECRET);
        assertThatThrownBy(() -> vault.open(PLACE, two)).isInstanceOf(UnsealableException.class);
        assertThatThrownBy(() -> vault.open(other, one)).isInstanceOf(UnsealableException.class);
        Vault rotated = vault(Map.of("v1", OLD_KEY, "v2", NEW_KEY), "v2");
        assertThatThrownBy(() -> rotated.rewrap(PLACE, two)).isInstanceOf(UnsealableException.class);
    }

    @Test
    void shouldRewrapOnlyWhatAnotherKeyWraps() {
        Sealed old = vault.seal(PLACE, SECRET);
        Vault rotated = vault(Map.of("v1", OLD_KEY, "v2", NEW_KEY), "v2");
        Sealed fresh = rotated.rewrap(PLACE, old).orElseThrow();
        assertThat(fresh.text()).startsWith(Vault.prefix("v2"));
        assertThat(rotated.rewrap(PLACE, fresh)).isEmpty();
        assertThat(vault(Map.of("v2", NEW_KEY), "v2").open(PLACE, fresh)).isEqualTo(SECRET);
    }

    @Test
    void shouldSealInAnEnvelopeWithoutItsKeys() {
        FailingKeys keys = new FailingKeys();
        Vault failing = new Vault(keys, new SecureRandom());
        Vault.Envelope envelope = failing.envelope(PLACE);
        keys.away = true;
        Sealed sealed = envelope.seal(SECRET);
        assertThatThrownBy(() -> failing.open(PLACE, sealed)).isInstanceOf(KeysUnavailableException.class);
        keys.away = false;
        assertThat(failing.open(PLACE, sealed)).isEqualTo(SECRET);
    }

    private static final class FailingKeys implements KeyEncryption {

        private final KeyEncryption keys = localKeys(Map.of("v1", OLD_KEY), "v1");
        private boolean away;

        @Override
        public String current() {
            return keys.current();
        }

        @Override
        public boolean knows(String version) {
            return true;
        }

        @Override
        public Wrapped wrap(byte[] dataKey, byte[] bound) {
            return present().wrap(dataKey, bound);
        }

        @Override
        public byte[] unwrap(Wrapped wrapped, byte[] bound) throws UnwrapException {
            return present().unwrap(wrapped, bound);
        }

        private KeyEncryption present() {
            if (away) {
                throw new KeysUnavailableException("away");
            }
            return keys;
        }
    }

    private static boolean sameBytes(String one, String other) {
        try {
            String[] parts = one.split("\\.", -1);
            String[] others = other.split("\\.", -1);
            return parts.length == others.length
                    && parts[0].equals(others[0])
                    && Arrays.equals(decoded(parts), decoded(others), Arrays::compare);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[][] decoded(String[] parts) {
        return Arrays.stream(parts).skip(1).map(Base64.getUrlDecoder()::decode).toArray(byte[][]::new);
    }

    private static Vault vault(Map<String, String> keys, String current) {
        return new Vault(localKeys(keys, current), new SecureRandom());
    }

    private static KeyEncryption localKeys(Map<String, String> keys, String current) {
        return new LocalKeys(
                keys.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> Base64.getDecoder().decode(entry.getValue()))),
                current,
                new SecureRandom());
    }

    private static String flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << (bit % 8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
    }
}
