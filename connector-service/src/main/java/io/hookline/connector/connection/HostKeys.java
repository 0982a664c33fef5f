package io.hookline.connector.connection;

import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.git.GitProbe;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.ScanResult;
import io.hookline.connector.connection.ConnectorView.HostKeyOrigin;
import io.hookline.connector.connection.NewConnector.SshAddress;
import io.hookline.contracts.event.Product;
import org.jspecify.annotations.Nullable;

/** The SSH host keys to pin for a connector: those given, else those shipped, else those the server shows now. */
record HostKeys(KnownHosts knownHosts, HostKeyOrigin origin) {

    private static final int DATA_CENTER_SSH_PORT = 7999;
    private static final int SSH_PORT = 22;

    /** Host keys, or why there are none. */
    sealed interface Choice {
        record Pinned(HostKeys keys) implements Choice {}

        record None(String why) implements Choice {}
    }

    /** The keys given, else what is known or shown of the Bitbucket; {@code address} says where to look if not at the usual address. */
    static Choice choose(
            ConnectorSettings wanted, @Nullable KnownHosts given, @Nullable SshAddress address, GitProbe probe) {
        if (given != null) {
            return new Choice.Pinned(new HostKeys(given, HostKeyOrigin.GIVEN));
        }
        if (wanted.product() == Product.CLOUD && wanted.baseUrl().equals(Instance.Cloud.PUBLIC_API)) {
            return new Choice.Pinned(new HostKeys(KnownHosts.bitbucketCloud(), HostKeyOrigin.SHIPPED));
        }
        SshAddress ssh = address == null ? usualAddress(wanted) : address;
        return switch (probe.scanHostKeys(ssh.host(), ssh.port())) {
            case ScanResult.HostKeys(var keys) ->
                new Choice.Pinned(new HostKeys(KnownHosts.of(ssh.host(), ssh.port(), keys), HostKeyOrigin.SCANNED));
            case ScanResult.NotAllowed(var why) -> new Choice.None(why);
            case ScanResult.Unreachable(var why) ->
                new Choice.None("no SSH server answers at " + ssh.host() + ":" + ssh.port() + " (" + why + ")");
        };
    }

    static SshAddress usualAddress(ConnectorSettings wanted) {
        if (wanted.url().connectionType() == ConnectionType.SSH) {
            return new SshAddress(wanted.url().socketHost(), wanted.url().socketPort());
        }
        int port = switch (wanted.product()) {
            case CLOUD -> SSH_PORT;
            case DATA_CENTER -> DATA_CENTER_SSH_PORT;
        };
        return new SshAddress(wanted.baseUrl().getHost(), port);
    }
}
