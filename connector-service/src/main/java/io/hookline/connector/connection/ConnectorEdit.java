package io.hookline.connector.connection;

import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.connector.connection.NewConnector.SshAddress;
import org.jspecify.annotations.Nullable;

/**
 * How a connector shall be.
 *
 * @param knownHosts null leaves the host keys as they are, or has them found anew for another Bitbucket
 * @param ssh where host keys are scanned then; null means the usual address
 * @param acceptScannedHostKeys whether what a scan shows is confirmed by whoever makes the change
 * @param prove whether Bitbucket is asked first, where the settings connect otherwise than before
 */
public record ConnectorEdit(
        ConnectorSettings settings,
        @Nullable KnownHosts knownHosts,
        @Nullable SshAddress ssh,
        boolean acceptScannedHostKeys,
        boolean prove) {

    HostKeyPinning.Wish hostKeys(String by) {
        return new HostKeyPinning.Wish(knownHosts, ssh, acceptScannedHostKeys, by);
    }
}
