package io.hookline.bitbucket.git;

import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.SshUrl;

/** Looks at a repository the way a CI system's clone would. Calls block, each step no longer than the probe's time-out. */
public interface GitProbe {

    /** What {@code git ls-remote} gives, with a key and none but the pinned host keys. */
    ProbeResult lsRemote(SshUrl url, SshPrivateKey key, KnownHosts pinned);

    /** The host keys a server shows to somebody who knows none, to be pinned after a person has looked. */
    ScanResult scanHostKeys(String host, int port);
}
