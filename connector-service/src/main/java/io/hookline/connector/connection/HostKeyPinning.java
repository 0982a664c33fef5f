package io.hookline.connector.connection;

import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.ScanResult;
import io.hookline.connector.connection.NewConnector.SshAddress;
import io.hookline.connector.hostkey.HostKeys;
import io.hookline.connector.hostkey.Trust;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sees to it that a connector's instance has host keys: those given, else those known already, else those that the server shows now. */
@ApplicationScoped
class HostKeyPinning {

    private static final int DATA_CENTER_SSH_PORT = 7999;
    private static final int SSH_PORT = 22;

    private final HostKeys hostKeys;

    HostKeyPinning(HostKeys hostKeys) {
        this.hostKeys = hostKeys;
    }

    /**
     * What is asked for.
     *
     * @param given null leaves the keys to be known or scanned
     * @param address where they are scanned; null means the usual address
     * @param acceptScanned whether what a scan shows is confirmed unseen
     * @param by the subject who vouches for what is given or accepted
     */
    record Wish(@Nullable KnownHosts given, @Nullable SshAddress address, boolean acceptScanned, String by) {}

    /** Pins keys; says why where there are none. */
    Optional<String> pin(ConnectorSettings settings, Wish wish) {
        String instance = settings.baseUrl().toString();
        if (wish.given() != null) {
            return hostKeys.give(instance, wish.given(), wish.by());
        }
        if (wish.address() == null && isServed(instance)) {
            return Optional.empty();
        }
        SshAddress ssh = wish.address() == null ? usualAddress(settings) : wish.address();
        return switch (hostKeys.trust(instance, ssh.host(), ssh.port())) {
            case Trust.Trusted _, Trust.Changed _ -> Optional.empty();
            case Trust.Unconfirmed _ -> scan(instance, ssh, wish);
        };
    }

    /** Whether these keys are all confirmed already. */
    boolean isPinned(ConnectorSettings settings, KnownHosts wanted) {
        return Trust.knownHosts(hostKeys.of(settings.baseUrl().toString()))
                .entries()
                .containsAll(wanted.entries());
    }

    private Optional<String> scan(String instance, SshAddress ssh, Wish wish) {
        return switch (hostKeys.scan(instance, ssh.host(), ssh.port())) {
            case ScanResult.HostKeys _ -> {
                if (wish.acceptScanned()) {
                    hostKeys.accept(instance, ssh.host(), ssh.port(), wish.by());
                }
                yield Optional.empty();
            }
            case ScanResult.NotAllowed(var why) -> Optional.of(why);
            case ScanResult.Unreachable(var why) -> Optional.of("no SSH server answers at " + ssh + " (" + why + ")");
        };
    }

    private boolean isServed(String instance) {
        return !Trust.knownHosts(hostKeys.of(instance)).entries().isEmpty();
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
