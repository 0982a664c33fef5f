package io.hookline.bitbucket.git;

import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.SshPublicKey;
import java.util.Map;

/** What came of a probe. */
public sealed interface ProbeResult {

    /**
     * The key opens the repository.
     *
     * @param refs each ref's object by its full name, {@code HEAD} included; an annotated tag is there twice: its tag
     *     object, and its commit under the same name with {@code ^{}} after it
     */
    record Refs(Map<String, CommitHash> refs) implements ProbeResult {
        public Refs {
            refs = Map.copyOf(refs);
        }
    }

    /** The server showed a host key other than the pinned ones; nothing was sent to it. */
    record HostKeyMismatch(SshPublicKey seen) implements ProbeResult {}

    /** No host key is pinned for the server, so that nothing was sent to it. */
    record HostKeysUnconfirmed(String host, int port) implements ProbeResult {}

    /** The server does not admit the key. */
    record KeyRejected() implements ProbeResult {}

    /** The server admits the key, but shows no such repository to it. */
    record RepositoryNotFound(String why) implements ProbeResult {}

    /** No answer, or none that makes sense; says nothing of key or repository. */
    record Unreachable(String why) implements ProbeResult {}

    /** The operator's rules forbid to connect there; nothing was sent. */
    record NotAllowed(String why) implements ProbeResult {}
}
