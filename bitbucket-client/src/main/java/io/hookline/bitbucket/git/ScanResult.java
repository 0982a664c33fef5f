package io.hookline.bitbucket.git;

import io.hookline.bitbucket.SshPublicKey;
import java.util.List;

/** What came of looking for a server's host keys. */
public sealed interface ScanResult {

    /** The keys, one for each algorithm the server offers. */
    record HostKeys(List<SshPublicKey> keys) implements ScanResult {
        public HostKeys {
            keys = List.copyOf(keys);
        }
    }

    /** No SSH server answered. */
    record Unreachable(String why) implements ScanResult {}

    /** The operator's rules forbid to connect there. */
    record NotAllowed(String why) implements ScanResult {}
}
