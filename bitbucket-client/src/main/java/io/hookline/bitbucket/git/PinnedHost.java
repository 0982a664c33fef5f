package io.hookline.bitbucket.git;

import io.hookline.bitbucket.SshPublicKey;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** Trusts the pinned keys alone, and remembers the key that it did not trust. */
final class PinnedHost implements ServerKeyVerifier {

    private final List<SshPublicKey> pinned;
    private final AtomicReference<SshPublicKey> refused = new AtomicReference<>();

    PinnedHost(List<SshPublicKey> pinned) {
        this.pinned = pinned;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        var seen = SshPublicKey.of(PublicKeyEntry.toString(key));
        if (pinned.contains(seen)) {
            return true;
        }
        refused.set(seen);
        return false;
    }

    Optional<SshPublicKey> refused() {
        return Optional.ofNullable(refused.get());
    }
}
