package io.hookline.connector.credential;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Seals secrets for the database: AES-256-GCM under a data key of their own, which is wrapped by a key-encryption key named in the text.
 * The associated data of both bind them to their place. Safe for use by many threads; calls may block while a key service is asked.
 */
@Singleton
public class Vault {

    private static final String FORMAT = "1";
    private static final Pattern DOT = Pattern.compile("\\.");

    private final KeyEncryption keys;
    private final SecureRandom random;

    @Inject
    Vault(KeyEncryption keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** A data key that is wrapped already, so that sealing with it needs nobody's answer. Seals one secret. */
    public final class Envelope {

        private final byte[] bound;
        private final byte[] dataKey;
        private final KeyEncryption.Wrapped wrapped;

        private Envelope(Place place) {
            bound = place.associatedData();
            dataKey = new byte[AesGcm.KEY_BYTES];
            random.nextBytes(dataKey);
            wrapped = keys.wrap(dataKey, bound);
        }

        /** Encrypts the secret. */
        public Sealed seal(String secret) {
            try {
                byte[] data =
                        AesGcm.encrypt(AesGcm.key(dataKey), secret.getBytes(StandardCharsets.UTF_8), bound, random);
                return new Parts(wrapped, data).sealed();
            } finally {
                Arrays.fill(dataKey, (byte) 0);
            }
        }
    }

    /** Prepares to seal a secret that must not be lost when the key service does not answer.
     *
     * @throws KeysUnavailableException when the key service does not answer
     */
    public Envelope envelope(Place place) {
        return new Envelope(place);
    }

    /**
     * Encrypts a secret for one place.
     *
     * @throws KeysUnavailableException when the key service does not answer
     */
    public Sealed seal(Place place, String secret) {
        return envelope(place).seal(secret);
    }

    /**
     * Decrypts a secret.
     *
     * @throws UnsealableException when it was changed, belongs to another place, or its key-encryption key is not configured
     * @throws KeysUnavailableException when the key service does not answer
     */
    public String open(Place place, Sealed sealed) {
        Parts parts = parts(place, sealed);
        byte[] bound = place.associatedData();
        byte[] dataKey = unwrap(place, parts, bound);
        try {
            return new String(AesGcm.decrypt(AesGcm.key(dataKey), parts.data(), bound), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw unsealable(place, "was changed, or belongs elsewhere");
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /**
     * The same secret with its data key wrapped by the current key-encryption key; empty where it is so already. The secret itself is not
     * decrypted.
     */
    Optional<Sealed> rewrap(Place place, Sealed sealed) {
        Parts parts = parts(place, sealed);
        if (parts.wrapped().version().equals(keys.current())) {
            return Optional.empty();
        }
        byte[] bound = place.associatedData();
        byte[] dataKey = unwrap(place, parts, bound);
        try {
            return Optional.of(new Parts(keys.wrap(dataKey, bound), parts.data()).sealed());
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private byte[] unwrap(Place place, Parts parts, byte[] bound) {
        try {
            return keys.unwrap(parts.wrapped(), bound);
        } catch (KeyEncryption.UnwrapException e) {
            throw unsealable(place, String.valueOf(e.getMessage()));
        }
    }

    /** How a sealed text of a version begins, up to the dot after the version. */
    static String prefix(String version) {
        return FORMAT + "." + base64(version.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    /** The version in the second part of a sealed text. */
    static String version(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Parts(KeyEncryption.Wrapped wrapped, byte[] data) {

        Sealed sealed() {
            return new Sealed(prefix(wrapped.version()) + base64(wrapped.key()) + "." + base64(data));
        }
    }

    private static Parts parts(Place place, Sealed sealed) {
        String[] parts = DOT.split(sealed.text(), -1);
        if (parts.length != 4 || !parts[0].equals(FORMAT)) {
            throw unsealable(place, "is in no known format");
        }
        try {
            return new Parts(
                    new KeyEncryption.Wrapped(
                            version(parts[1]), Base64.getUrlDecoder().decode(parts[2])),
                    Base64.getUrlDecoder().decode(parts[3]));
        } catch (IllegalArgumentException e) {
            throw unsealable(place, "is not Base64");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static UnsealableException unsealable(Place place, String why) {
        return new UnsealableException(
                "the secret in " + place.table() + "." + place.column() + " of " + place.row() + " " + why);
    }
}
