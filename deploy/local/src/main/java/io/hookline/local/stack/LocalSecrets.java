package io.hookline.local.stack;

import io.hookline.contracts.project.HookSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * A stack's keys, made at its first start and kept in files that only their owner reads.
 *
 * @param hookMasterKey what the webhooks' secrets are derived from; Base64 of 32 bytes
 * @param encryptionKey what the connector's credentials and private keys are encrypted with; Base64 of 32 bytes
 */
public record LocalSecrets(String hookMasterKey, String encryptionKey) {

    /** The name of both keys, for the services that can have several. */
    public static final String KEY_ID = "local-1";

    private static final int KEY_BYTES = 32;

    /** Reads the keys of a stack, making those that are not there yet. */
    public static LocalSecrets of(Home home) {
        return new LocalSecrets(
                readOrMake(home.secrets().resolve("hook-master-key")),
                readOrMake(home.secrets().resolve("encryption-key")));
    }

    /** Derives the secrets of this stack's webhooks. */
    public HookSecrets hookSecrets() {
        return HookSecrets.fromBase64(Map.of(KEY_ID, hookMasterKey));
    }

    @Override
    public String toString() {
        return "***";
    }

    private static String readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(key);
                OwnerOnly.write(file, Base64.getEncoder().encodeToString(key));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a key in " + file, e);
        }
    }
}
