package io.hookline.connector.connection;

import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.connector.credential.NewCredential;
import io.hookline.connector.credential.Use;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.id.ConnectorId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A connector as asked for.
 *
 * @param id its id when it is made: the same when the same request is tried again
 * @param credential the one for setting up
 * @param runningCredential the one for builds; null means the same
 * @param knownHosts null leaves them to be shipped (bitbucket.org) or scanned
 * @param ssh where host keys are scanned; null means what the URL tells, or Data Center's usual port
 * @param acceptScannedHostKeys whether what a scan shows is confirmed by whoever makes the connector
 */
public record NewConnector(
        ConnectorId id,
        ConnectorIdentifier identifier,
        ConnectorSettings settings,
        NewCredential credential,
        @Nullable NewCredential runningCredential,
        @Nullable KnownHosts knownHosts,
        @Nullable SshAddress ssh,
        boolean acceptScannedHostKeys) {

    /** The credential for a use, if one is given. */
    @Nullable
    NewCredential credential(Use use) {
        return switch (use) {
            case SETUP -> credential;
            case RUNNING -> runningCredential;
            case GIT -> null;
        };
    }

    /** A host and TCP port. */
    public record SshAddress(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    public String name() {
        return settings.name();
    }

    public Product product() {
        return settings.product();
    }

    public URI baseUrl() {
        return settings.baseUrl();
    }

    /** The same, to be made under an id. */
    public NewConnector withId(ConnectorId other) {
        return new NewConnector(
                other, identifier, settings, credential, runningCredential, knownHosts, ssh, acceptScannedHostKeys);
    }

    HostKeyPinning.Wish hostKeys(String by) {
        return new HostKeyPinning.Wish(knownHosts, ssh, acceptScannedHostKeys, by);
    }
}
