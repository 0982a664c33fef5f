package io.hookline.connector.connection;

import io.hookline.connector.credential.SealedCredential;
import org.jspecify.annotations.Nullable;

/**
 * A credential that Bitbucket has taken, ready to be stored.
 *
 * @param proof says nothing where a person has yet to grant it, and of a key for git
 */
record ProvenCredential(SealedCredential sealed, Proof proof) {

    @Nullable
    String account() {
        return proof.identity().account() == null
                ? null
                : proof.identity().account().name();
    }
}
