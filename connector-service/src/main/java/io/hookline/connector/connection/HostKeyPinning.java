package io.hookline.connector.connection;

import io.hookline.bitbucket.git.ScanResult;
import io.hookline.connector.connection.NewConnector.SshAddress;
import io.hookline.connector.hostkey.HostKeys;
import io.hookline.connector.hostkey.Trust;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Sees to it that a new connector's instance has host keys: those given, else those known already, else those that the server shows now. */
@ApplicationScoped
class HostKeyPinning {

    private static final int DATA_CENTER_SSH_PORT = 7999;
    private static final int SSH_PORT = 22;

    private final HostKeys hostKeys;

    HostKeyPinning(HostKeys hostKeys) {
        this.hostKeys = hostKeys;
    }

    /** Pins keys; says why where there are none. */
    Optional<String> pin(NewConnector wanted, String by) {
        String instance = wanted.baseUrl().toString();
        if (wanted.knownHosts() != null) {
            hostKeys.give(instance, wanted.knownHosts(), by);
            return Optional.empty();
        }
        if (wanted.ssh() == null && isServed(instance)) {
            return Optional.empty();
        }
        SshAddress ssh = wanted.ssh() == null ? usualAddress(wanted) : wanted.ssh();
        return switch (hostKeys.trust(instance, ssh.host(), ssh.port())) {
            case Trust.Trusted _, Trust.Changed _ -> Optional.empty();
            case Trust.Unconfirmed _ -> scan(wanted, instance, ssh, by);
        };
    }

    private Optional<String> scan(NewConnector wanted, String instance, SshAddress ssh, String by) {
        return switch (hostKeys.scan(instance, ssh.host(), ssh.port())) {
            case ScanResult.HostKeys _ -> {
                if (wanted.acceptScannedHostKeys()) {
                    hostKeys.accept(instance, ssh.host(), ssh.port(), by);
                }
                yield Optional.empty();
            }
            case ScanResult.Unreachable(var why) ->
                Optional.of("no SSH server answers at " + ssh.host() + ":" + ssh.port() + " (" + why + ")");
        };
    }

    private boolean isServed(String instance) {
        return !Trust.knownHosts(hostKeys.of(instance)).entries().isEmpty();
    }

    private static SshAddress usualAddress(NewConnector wanted) {
        int port = switch (wanted.product()) {
            case CLOUD -> SSH_PORT;
            case DATA_CENTER -> DATA_CENTER_SSH_PORT;
        };
        return new SshAddress(wanted.baseUrl().getHost(), port);
    }
}
