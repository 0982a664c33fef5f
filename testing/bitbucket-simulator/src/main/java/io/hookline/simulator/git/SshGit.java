package io.hookline.simulator.git;

import io.hookline.simulator.access.SshAccess;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.PublicKeyLine;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;

/** One SSH port for git; logs in with every registered key, and admits it to exactly its repositories. */
public final class SshGit implements AutoCloseable {
    private static final Pattern COMMAND =
            Pattern.compile("git[- ](upload|receive)-pack '?/?([^/']+)/([^/']+?)(\\.git)?/?'?");
    private static final AttributeKey<PublicKeyLine> KEY = new AttributeKey<>();

    private final Product product;
    private final Lookup lookup;
    private final SshAccess access;
    private final GitRepositories repositories;
    private final Packs packs;
    private final SshServer server = SshServer.setUpDefaultServer();

    /** Finds the repository of a path; empty also where it is not to be written to. */
    public interface Lookup {
        Optional<Repository> find(String owner, String slug, boolean write);
    }

    private SshGit(
            Product product, Lookup lookup, SshAccess access, GitRepositories repositories, PushListener listener) {
        this.product = product;
        this.lookup = lookup;
        this.access = access;
        this.repositories = repositories;
        this.packs = new Packs(listener);
    }

    /**
     * Opens the port.
     *
     * @param port 0 for any free one
     * @param hostKeys the directory that keeps the host keys over restarts
     */
    public static SshGit open(
            Product product,
            int port,
            Path hostKeys,
            Lookup lookup,
            SshAccess access,
            GitRepositories repositories,
            PushListener listener) {
        SshGit git = new SshGit(product, lookup, access, repositories, listener);
        git.start(port, hostKeys);
        return git;
    }

    private void start(int port, Path hostKeys) {
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(generating(new SimpleGeneratorHostKeyProvider(hostKeys.resolve(
                "ssh-host-" + product.name().toLowerCase(Locale.ROOT).replace('_', '-')))));
        server.setPublickeyAuthenticator((user, key, session) -> authenticate(key, session));
        server.setCommandFactory((channel, command) -> new SshGitCommand(this, command));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    private static KeyPairProvider generating(SimpleGeneratorHostKeyProvider key) {
        key.setAlgorithm("EdDSA");
        return key;
    }

    /** Shows another host key from now on, until the port is closed. */
    public void changeHostKey() {
        server.setKeyPairProvider(generating(new SimpleGeneratorHostKeyProvider()));
    }

    private boolean authenticate(PublicKey key, ServerSession session) {
        Optional<PublicKeyLine> line = PublicKeyLine.parse(PublicKeyEntry.toString(key));
        line.ifPresent(shown -> session.setAttribute(KEY, shown));
        return line.filter(shown -> access.knows(product, shown)).isPresent();
    }

    /** What an admitted command works on. */
    record Admitted(Repository repository, User actor, boolean write) {}

    /** Reads the command and checks that the session's key may do it. */
    Optional<Admitted> admit(String command, ServerSession session) {
        Matcher matcher = COMMAND.matcher(command);
        PublicKeyLine key = session.getAttribute(KEY);
        if (!matcher.matches() || key == null) {
            return Optional.empty();
        }
        boolean write = matcher.group(1).equals("receive");
        return lookup.find(matcher.group(2), matcher.group(3), write)
                .flatMap(repository ->
                        access.admit(key, repository, write).map(actor -> new Admitted(repository, actor, write)));
    }

    Packs packs() {
        return packs;
    }

    GitRepositories repositories() {
        return repositories;
    }

    Product product() {
        return product;
    }

    public int port() {
        return server.getPort();
    }

    /** The host's public keys as lines of a {@code known_hosts} file. */
    public List<String> knownHosts() {
        List<String> lines = new ArrayList<>();
        try {
            for (KeyPair pair : server.getKeyPairProvider().loadKeys(null)) {
                lines.add("[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(pair.getPublic()));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("host keys are not readable", e);
        }
        return lines;
    }

    /** SHA-256 fingerprint of the first host key, with its {@code SHA256:} prefix. */
    public String fingerprint() {
        KeyPairProvider keys = server.getKeyPairProvider();
        try {
            return KeyUtils.getFingerPrint(keys.loadKeys(null).iterator().next().getPublic());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("host keys are not readable", e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
