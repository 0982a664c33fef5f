package io.hookline.bitbucket.git;

import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** The kinds of SSH keys that are made here. Every Bitbucket takes Ed25519, unless its administrator forbids it. */
public enum KeyKind {
    ED25519(KeyPairProvider.SSH_ED25519, 256),
    RSA_3072(KeyPairProvider.SSH_RSA, 3072),
    RSA_4096(KeyPairProvider.SSH_RSA, 4096);

    private final String type;
    private final int bits;

    KeyKind(String type, int bits) {
        this.type = type;
        this.bits = bits;
    }

    /** The type as in the public half, such as {@code ssh-ed25519}. */
    public String type() {
        return type;
    }

    /** The length in bits. */
    public int bits() {
        return bits;
    }
}
