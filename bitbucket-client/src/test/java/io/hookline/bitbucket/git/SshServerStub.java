package io.hookline.bitbucket.git;

import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.SshUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;

/** An SSH server on this machine that admits one key and answers each command with a text. */
final class SshServerStub implements AutoCloseable {

    /** What a command prints before it ends. */
    record Output(String out, String err) {}

    private final List<KeyPair> hostKeys = List.of(
            hostKey(KeyPairProvider.SSH_ED25519, 256),
            hostKey(KeyPairProvider.ECDSA_SHA2_NISTP256, 256),
            hostKey(KeyPairProvider.SSH_RSA, 2048));
    private final SshServer server = SshServer.setUpDefaultServer();

    SshServerStub(SshPublicKey admitted, Map<String, Output> outputs) {
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setPublickeyAuthenticator(
                (_, key, _) -> SshPublicKey.of(PublicKeyEntry.toString(key)).equals(admitted));
        server.setCommandFactory((_, command) -> new Printing(command, outputs.get(command)));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SshUrl url(String path) {
        return new SshUrl("git", "127.0.0.1", server.getPort(), path);
    }

    /** The host key of a type, pinned. */
    KnownHosts pinned(String type) {
        return KnownHosts.of(
                "127.0.0.1",
                server.getPort(),
                hostKeys().stream().filter(key -> key.type().equals(type)).toList());
    }

    List<SshPublicKey> hostKeys() {
        return hostKeys.stream()
                .map(pair -> SshPublicKey.of(PublicKeyEntry.toString(pair.getPublic())))
                .toList();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static KeyPair hostKey(String type, int bits) {
        try {
            return KeyUtils.generateKeyPair(type, bits);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A command without an output prepared never ends. */
    private static final class Printing extends AbstractCommandSupport {

        private final Output output;

        Printing(String command, Output output) {
            super(command, null);
            this.output = output;
        }

        @Override
        public void run() {
            if (output == null) {
                return;
            }
            try {
                getOutputStream().write(output.out().getBytes(StandardCharsets.UTF_8));
                getOutputStream().flush();
                getErrorStream().write(output.err().getBytes(StandardCharsets.UTF_8));
                getErrorStream().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            onExit(output.err().isEmpty() ? 0 : 1);
        }
    }
}
