package io.hookline.connector.connection;

import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.git.GitProbe;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.ScanResult;
import io.hookline.connector.connection.ConnectorView.HostKeyOrigin;
import io.hookline.connector.connection.NewConnector.SshAddress;
import io.hookline.contracts.event.Product;

/** The SSH host keys to pin for a connector: those given, else those shipped, else those the server shows now. */
record HostKeys(KnownHosts knownHosts, HostKeyOrigin origin) {

    private static final int DATA_CENTER_SSH_PORT = 7999;
    private static final int SSH_PORT = 22;

    /** Host keys, or why there are none. */
    sealed interface Choice {
        record Pinned(HostKeys keys) implements Choice {}

        record None(String why) implements Choice {}
    }

    static Choice choose(NewConnector wanted, GitProbe probe) {
        if (wanted.knownHosts() != null) {
            return new Choice.Pinned(new HostKeys(wanted.knownHosts(), HostKeyOrigin.GIVEN));
        }
        if (wanted.product() == Product.CLOUD && wanted.baseUrl().equals(Instance.Cloud.PUBLIC_API)) {
            return new Choice.Pinned(new HostKeys(KnownHosts.bitbucketCloud(), HostKeyOrigin.SHIPPED));
        }
        SshAddress ssh = wanted.ssh() == null ? usualAddress(wanted) : wanted.ssh();
        return switch (probe.scanHostKeys(ssh.host(), ssh.port())) {
            case ScanResult.HostKeys(var keys) ->
                new Choice.Pinned(new HostKeys(KnownHosts.of(ssh.host(), ssh.port(), keys), HostKeyOrigin.SCANNED));
            case ScanResult.Unreachable(var why) ->
                new Choice.None("no SSH server answers at " + ssh.host() + ":" + ssh.port() + " (" + why + ")");
        };
    }

    private static SshAddress usualAddress(NewConnector wanted) {
        int port = switch (wanted.product()) {
            case CLOUD -> SSH_PORT;
            case DATA_CENTER -> DATA_CENTER_SSH_PORT;
        };
        return new SshAddress(wanted.baseUrl().getHost(), port);
    }
}
