package io.hookline.connector.checkout;

import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.SshPublicKey;

/** A key that a runner gets, with its private half. */
public record GivenKey(Kind kind, String name, SshPublicKey publicKey, SshPrivateKey privateKey) {

    /** Whose key it is. */
    public enum Kind {
        /** A Bitbucket user's, for further repositories. */
        USER,
        /** The repository's own deploy key. */
        DEPLOY
    }
}
