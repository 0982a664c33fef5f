package io.hookline.connector.hostkey;

import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.SshUrl;
import io.hookline.bitbucket.git.GitProbe;
import io.hookline.bitbucket.git.ProbeResult;
import jakarta.enterprise.context.ApplicationScoped;

/** Git over SSH, past the host keys: calls nobody whose keys await a person, and raises the alarm over a key that changed. Calls block. */
@ApplicationScoped
public class TrustedSsh {

    private final HostKeys hostKeys;
    private final GitProbe probe;

    TrustedSsh(HostKeys hostKeys, GitProbe probe) {
        this.hostKeys = hostKeys;
        this.probe = probe;
    }

    /** What {@code git ls-remote} gives with a key. */
    public ProbeResult lsRemote(String instance, SshUrl url, SshPrivateKey key) {
        return switch (hostKeys.trust(instance, url.host(), url.port())) {
            case Trust.Trusted(var hosts) -> watched(instance, url, probe.lsRemote(url, key, hosts));
            case Trust.Changed(var met) -> new ProbeResult.HostKeyMismatch(met.key());
            case Trust.Unconfirmed(var host, var port) -> {
                proposeIfNew(instance, host, port);
                yield new ProbeResult.HostKeysUnconfirmed(host, port);
            }
        };
    }

    private ProbeResult watched(String instance, SshUrl url, ProbeResult result) {
        if (result instanceof ProbeResult.HostKeyMismatch(var seen)) {
            hostKeys.met(instance, url.host(), url.port(), seen);
        }
        return result;
    }

    /** Clone URLs can name another SSH server than the one that was looked at when the connector was made. */
    private void proposeIfNew(String instance, String host, int port) {
        if (hostKeys.of(instance).stream().noneMatch(key -> key.isAt(host, port))) {
            var _ = hostKeys.scan(instance, host, port);
        }
    }
}
