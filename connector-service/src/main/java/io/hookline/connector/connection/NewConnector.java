package io.hookline.connector.connection;

import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.contracts.event.Product;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A connector as asked for.
 *
 * @param baseUrl Cloud: the API's address; Data Center: the server's, with its context path
 * @param knownHosts null leaves them to be shipped (bitbucket.org) or scanned
 * @param ssh where host keys are scanned; null means Data Center's usual port on the host of {@code baseUrl}
 * @param acceptScannedHostKeys whether what a scan shows is confirmed by whoever makes the connector
 */
public record NewConnector(
        String name,
        Product product,
        URI baseUrl,
        Credential credential,
        @Nullable KnownHosts knownHosts,
        @Nullable SshAddress ssh,
        boolean acceptScannedHostKeys) {

    /** A host and TCP port. */
    public record SshAddress(String host, int port) {}
}
