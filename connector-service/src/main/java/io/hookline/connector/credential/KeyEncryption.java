package io.hookline.connector.credential;

import java.util.Set;

/**
 * Wraps the data keys of secrets with keys that the data keys' owners never see. Every wrapped key names the version it was wrapped with.
 * Implementations are safe for use by many threads; calls may block.
 */
public interface KeyEncryption {

    /**
     * The version that new data keys are wrapped with.
     *
     * @throws KeysUnavailableException when the key service does not answer
     */
    String current();

    /** The versions that are listed by name in the configuration; asks nobody. */
    default Set<String> configured() {
        return Set.of();
    }

    /** Whether this can unwrap what was wrapped with a version; asks nobody. */
    boolean knows(String version);

    /**
     * Wraps a data key with the current version.
     *
     * @param bound what the wrapped key is bound to; it unwraps with the same only
     * @throws KeysUnavailableException when the key service does not answer
     */
    Wrapped wrap(byte[] dataKey, byte[] bound);

    /**
     * Unwraps a data key.
     *
     * @throws UnwrapException when it was changed or bound to something else, or the version is not known
     * @throws KeysUnavailableException when the key service does not answer
     */
    byte[] unwrap(Wrapped wrapped, byte[] bound) throws UnwrapException;

    /**
     * A wrapped data key.
     *
     * @param version names the provider and the key, without any secret
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Wrapped(String version, byte[] key) {

        @Override
        public String toString() {
            return "Wrapped[" + version + "]";
        }
    }

    /** A wrapped key does not unwrap. Says why, and nothing of the key. */
    final class UnwrapException extends Exception {

        private static final long serialVersionUID = 1L;

        public UnwrapException(String why) {
            super(why);
        }
    }
}
