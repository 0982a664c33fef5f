package io.hookline.connector.checkout;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.git.KnownHosts;
import java.util.List;

/** What came of asking for a checkout. */
public sealed interface Checkout {

    /**
     * A trusted build gets keys.
     *
     * @param sources best first
     * @param keys likewise
     */
    record WithKeys(RememberedBuild build, List<Source> sources, List<GivenKey> keys, KnownHosts knownHosts)
            implements Checkout {
        public WithKeys {
            sources = List.copyOf(sources);
            keys = List.copyOf(keys);
        }
    }

    /** An untrusted build gets what everybody may read. */
    record Public(RememberedBuild build, List<Source> sources) implements Checkout {
        public Public {
            sources = List.copyOf(sources);
        }
    }

    /** An untrusted build of what not everybody may read. */
    record NotPublic() implements Checkout {}

    /** Nobody requested such a build of this project. */
    record UnknownBuild() implements Checkout {}

    /** The SSH server's host keys await a person; {@code problem} says what to do. */
    record NotTrusted(String problem) implements Checkout {}

    /** Bitbucket could not tell whether the sources are public. */
    record NotTold(Failure failure) implements Checkout {}
}
