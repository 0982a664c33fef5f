package io.hookline.bitbucket.git;

import java.util.List;

/** A family of host keys. */
enum HostKeyKind {
    ED25519,
    ECDSA,
    RSA;

    /** The signature algorithms that show a key of this kind. */
    List<String> algorithms() {
        return switch (this) {
            case ED25519 -> List.of("ssh-ed25519");
            case ECDSA -> List.of("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521");
            case RSA -> List.of("rsa-sha2-512", "rsa-sha2-256");
        };
    }

    /** Whether an algorithm shows keys of a type; of RSA the names differ, since SHA-1 went out of use. */
    static boolean shows(String algorithm, String keyType) {
        return algorithm.equals(keyType)
                || (keyType.equals("ssh-rsa") && RSA.algorithms().contains(algorithm));
    }
}
