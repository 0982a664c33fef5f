package io.hookline.connector.connection;

import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.connector.connection.NewConnector.SshAddress;
import io.hookline.connector.credential.CredentialSecret;
import io.hookline.connector.credential.CredentialView;
import io.hookline.connector.hostkey.HostKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A connector with its credential in clear, for looking at Bitbucket without the usual clients. Shows no secret.
 *
 * @param credential empty where nothing opens Bitbucket just now
 * @param notConnected why there is no credential; empty where there is one
 * @param hostKeys empty where they are still to be scanned
 * @param ssh where git over SSH is reached
 * @param gitKey the connector's own key for git
 * @param expiresAt when the credential ends, as far as that is known
 * @param provenAt when Bitbucket last took the credential; empty for one that it never took
 */
public record OpenedConnector(
        ConnectorSettings settings,
        Optional<Credential> credential,
        Optional<String> notConnected,
        List<HostKey> hostKeys,
        Optional<SshAddress> ssh,
        Optional<SshPrivateKey> gitKey,
        Optional<Instant> expiresAt,
        Optional<Instant> provenAt) {

    private static final String NOT_GRANTED = "a grant is asked for when the connector is made";

    public OpenedConnector {
        hostKeys = List.copyOf(hostKeys);
    }

    /** A connector that is not made yet, with the host keys that it would have. */
    public static OpenedConnector of(NewConnector wanted, List<HostKey> hostKeys) {
        SshAddress ssh =
                Objects.requireNonNullElseGet(wanted.ssh(), () -> HostKeyPinning.usualAddress(wanted.settings()));
        Optional<Credential> credential = wanted.credential().secret() instanceof CredentialSecret.Fixed(var fixed)
                ? Optional.of(fixed)
                : Optional.empty();
        return new OpenedConnector(
                wanted.settings(),
                credential,
                credential.isPresent() ? Optional.empty() : Optional.of(NOT_GRANTED),
                hostKeys,
                Optional.of(ssh),
                Optional.empty(),
                Optional.ofNullable(wanted.credential().expiresAt()),
                Optional.empty());
    }

    static OpenedConnector of(
            ConnectorView view,
            CredentialView known,
            Result<Credential> opened,
            List<HostKey> hostKeys,
            Optional<SshPrivateKey> gitKey) {
        Optional<SshAddress> ssh = hostKeys.stream().findFirst().map(key -> new SshAddress(key.host(), key.port()));
        return new OpenedConnector(
                view.settings(),
                opened.map(Optional::of).orElse(_ -> Optional.empty()),
                opened.<Optional<String>>map(_ -> Optional.empty()).orElse(failure -> Optional.of(failure.why())),
                hostKeys,
                ssh,
                gitKey,
                Optional.ofNullable(known.facts().expiresAt()),
                Optional.ofNullable(known.facts().lastGoodAt()));
    }
}
