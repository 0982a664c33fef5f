package io.hookline.connector.credential;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;

/** Key-encryption keys in this process's memory, from its configuration or from files. */
final class LocalKeys implements KeyEncryption {

    private final Map<String, SecretKey> keys = new HashMap<>();
    private final String current;
    private final SecureRandom random;

    /** Keys of 32 bytes by version. */
    LocalKeys(Map<String, byte[]> keys, String current, SecureRandom random) {
        keys.forEach((version, key) -> this.keys.put(version, AesGcm.key(key)));
        this.current = current;
        this.random = random;
    }

    @Override
    public String current() {
        return current;
    }

    @Override
    public Set<String> configured() {
        return Set.copyOf(keys.keySet());
    }

    @Override
    public boolean knows(String version) {
        return keys.containsKey(version);
    }

    @Override
    public Wrapped wrap(byte[] dataKey, byte[] bound) {
        SecretKey key = keys.get(current);
        if (key == null) {
            throw new IllegalStateException("the current key-encryption key is not configured");
        }
        return new Wrapped(current, AesGcm.encrypt(key, dataKey, bound, random));
    }

    @Override
    public byte[] unwrap(Wrapped wrapped, byte[] bound) throws UnwrapException {
        SecretKey key = keys.get(wrapped.version());
        if (key == null) {
            throw new UnwrapException("needs a key-encryption key that is not configured: " + wrapped.version());
        }
        try {
            return AesGcm.decrypt(key, wrapped.key(), bound);
        } catch (GeneralSecurityException e) {
            throw new UnwrapException("was changed, or belongs elsewhere");
        }
    }
}
