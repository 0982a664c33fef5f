package io.hookline.contracts.project;

import io.hookline.contracts.id.HookId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Derives a webhook's secret from a named master key and the hook id, by HKDF-SHA256 (RFC 5869), so that no secret is stored anywhere.
 * Safe for use by many threads.
 */
public final class HookSecrets {

    private static final int KEY_BYTES = 32;
    private static final byte[] SALT = "hookline.webhook.v1".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, byte[]> masterKeys;

    /** Takes the master keys by name; throws {@link IllegalArgumentException} for one that is not 32 bytes, without showing it. */
    public HookSecrets(Map<String, byte[]> masterKeys) {
        Map<String, byte[]> copy = new TreeMap<>();
        masterKeys.forEach((id, key) -> {
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException("master key " + id + " is not 32 bytes long");
            }
            copy.put(id, key.clone());
        });
        this.masterKeys = Map.copyOf(copy);
    }

    /** Reads master keys as configured: name to Base64. */
    public static HookSecrets fromBase64(Map<String, String> masterKeys) {
        Map<String, byte[]> decoded = new TreeMap<>();
        masterKeys.forEach((id, key) -> decoded.put(id, decode(id, key)));
        return new HookSecrets(decoded);
    }

    /**
     * The hook's secret as both sides use it: 43 ASCII characters, whose bytes are the HMAC key. Empty when no master key has this
     * name.
     */
    public Optional<String> secretFor(String keyId, HookId hook) {
        byte[] masterKey = masterKeys.get(keyId);
        return masterKey == null ? Optional.empty() : Optional.of(derive(masterKey, hook));
    }

    private static String derive(byte[] masterKey, HookId hook) {
        try {
            HKDFParameterSpec parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(masterKey)
                    .addSalt(SALT)
                    .thenExpand(hook.value().getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
            byte[] secret = KDF.getInstance("HKDF-SHA256").deriveData(parameters);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
        }
    }

    private static byte[] decode(String id, String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("master key " + id + " is not Base64");
        }
    }

    @Override
    public String toString() {
        return "HookSecrets" + Arrays.toString(masterKeys.keySet().toArray());
    }
}
