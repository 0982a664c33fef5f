package io.hookline.connector.check;

import io.hookline.bitbucket.CaBundle;
import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.connector.connection.ConnectionType;
import io.hookline.connector.connection.NewConnector.SshAddress;
import io.hookline.connector.hostkey.HostKey;
import io.hookline.contracts.event.Product;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is tested: a connector with all that opens it. Shows no secret.
 *
 * @param notConnected why there is no credential; empty where there is one
 * @param hostKeys empty where none is known yet
 * @param ssh where git over SSH is reached when no repository tells
 * @param testRepository the repository to look at
 * @param owner the workspace or project that the connector is for, where it is for one
 * @param caBundle certificates to trust beside the platform's
 * @param sshKey the connector's own key for git
 * @param expiresAt when the credential ends, as its owner said
 * @param lastWorked when the credential was last taken; empty for one that is new
 */
public record Subject(
        Product product,
        URI apiBase,
        Optional<Credential> credential,
        Optional<String> notConnected,
        List<HostKey> hostKeys,
        Optional<SshAddress> ssh,
        ConnectionType connectionType,
        Optional<RepositoryPath> testRepository,
        Optional<String> owner,
        @Nullable CaBundle caBundle,
        Optional<SshPrivateKey> sshKey,
        Optional<Instant> expiresAt,
        Optional<Instant> lastWorked) {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    public Subject {
        hostKeys = List.copyOf(hostKeys);
    }

    boolean isTls() {
        return "https".equalsIgnoreCase(apiBase.getScheme());
    }

    /** The host, without the brackets of an IPv6 address. */
    String host() {
        return apiBase.getHost().replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    int port() {
        if (apiBase.getPort() >= 0) {
            return apiBase.getPort();
        }
        return isTls() ? HTTPS_PORT : HTTP_PORT;
    }
}
