package io.hookline.bitbucket.git;

import io.hookline.bitbucket.SshPublicKey;
import java.util.Optional;
import java.util.Set;

/** Host keys that nobody should trust any more. */
public final class RetiredHostKeys {

    // "Changes to Bitbucket Cloud's SSH host keys": replaced on 20 June 2023 after its private half had been exposed.
    private static final Set<String> BITBUCKET_CLOUD = Set.of("SHA256:zzXQOXSRBEiUtuE8AikJYKwbHaxvSc0ojez9YXaGp1A");

    private RetiredHostKeys() {}

    /** Why a key is not to be trusted; empty where nothing speaks against it. */
    public static Optional<String> whyRetired(SshPublicKey key) {
        if (BITBUCKET_CLOUD.contains(key.sha256Fingerprint())) {
            return Optional.of("Bitbucket Cloud retired this RSA host key on 20 June 2023;"
                    + " a server that still shows it is not bitbucket.org");
        }
        return key.type().equals("ssh-dss")
                ? Optional.of("DSA host keys are too weak to tell a server by")
                : Optional.empty();
    }
}
