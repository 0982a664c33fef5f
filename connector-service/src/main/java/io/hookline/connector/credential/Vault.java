package io.hookline.connector.credential;

import io.hookline.connector.ConnectorConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the database: AES-256-GCM under a data key of their own, which is wrapped by a key-encryption key named in the text.
 * The associated data of both bind them to their place. Safe for use by many threads.
 */
@Singleton
public class Vault {

    private static final String FORMAT = "1";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern DOT = Pattern.compile("\\.");

    private final Map<String, SecretKey> keyEncryptionKeys = new HashMap<>();
    private final String current;
    private final SecureRandom random;

    @Inject
    Vault(ConnectorConfig config, SecureRandom random) {
        this(config.keyEncryptionKeys(), config.currentKeyEncryptionKey().orElseThrow(), random);
    }

    Vault(Map<String, String> keyEncryptionKeys, String current, SecureRandom random) {
        keyEncryptionKeys.forEach((version, key) ->
                this.keyEncryptionKeys.put(version, aes(Base64.getDecoder().decode(key.strip()))));
        this.current = current;
        this.random = random;
    }

    /** Encrypts a secret for one place. */
    public Sealed seal(Place place, String secret) {
        byte[] dataKey = randomBytes(KEY_BYTES);
        byte[] bound = place.associatedData();
        try {
            byte[] wrapped = encrypt(keyEncryptionKey(place, current), dataKey, bound);
            byte[] data = encrypt(aes(dataKey), secret.getBytes(StandardCharsets.UTF_8), bound);
            return new Sealed(String.join(
                    ".", FORMAT, base64(current.getBytes(StandardCharsets.UTF_8)), base64(wrapped), base64(data)));
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /**
     * Decrypts a secret.
     *
     * @throws UnsealableException when it was changed, belongs to another place, or its key-encryption key is not configured
     */
    public String open(Place place, Sealed sealed) {
        String[] parts = DOT.split(sealed.text(), -1);
        if (parts.length != 4 || !parts[0].equals(FORMAT)) {
            throw unsealable(place, "is in no known format");
        }
        String version = new String(bytes(place, parts[1]), StandardCharsets.UTF_8);
        byte[] bound = place.associatedData();
        byte[] dataKey = decrypt(place, keyEncryptionKey(place, version), bytes(place, parts[2]), bound);
        try {
            return new String(decrypt(place, aes(dataKey), bytes(place, parts[3]), bound), StandardCharsets.UTF_8);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private SecretKey keyEncryptionKey(Place place, String version) {
        SecretKey key = keyEncryptionKeys.get(version);
        if (key == null) {
            throw unsealable(place, "needs a key-encryption key that is not configured: " + version);
        }
        return key;
    }

    private byte[] encrypt(SecretKey key, byte[] plain, byte[] bound) {
        byte[] nonce = randomBytes(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private static byte[] decrypt(Place place, SecretKey key, byte[] all, byte[] bound) {
        if (all.length < NONCE_BYTES) {
            throw unsealable(place, "is cut short");
        }
        try {
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, bound).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw unsealable(place, "was changed, or belongs elsewhere");
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(Place place, String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw unsealable(place, "is not Base64");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static SecretKey aes(byte[] key) {
        return new SecretKeySpec(key, "AES");
    }

    private static UnsealableException unsealable(Place place, String why) {
        return new UnsealableException(
                "the secret in " + place.table() + "." + place.column() + " of " + place.row() + " " + why);
    }
}
