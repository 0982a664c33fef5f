package io.hookline.bitbucket.git;

import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.SshUrl;
import io.hookline.bitbucket.outbound.AddressRefusedException;
import io.hookline.bitbucket.outbound.OutboundRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Probes with Apache MINA SSHD, in this process: no {@code git} or {@code ssh} program is needed. */
public final class SshGitProbe implements GitProbe {

    private static final System.Logger LOG = System.getLogger(SshGitProbe.class.getName());
    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final byte[] FLUSH = "0000".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern REFUSAL = Pattern.compile(
            "not found|not exist|denied|forbidden|no access|permission|not permitted", Pattern.CASE_INSENSITIVE);

    private final Duration timeOut;
    private final OutboundRules rules;

    /** A probe that gives up after 10 s, for where nobody else chooses the addresses. */
    public SshGitProbe() {
        this(TIME_OUT);
    }

    /** A probe that gives up after the time given, for where nobody else chooses the addresses. */
    public SshGitProbe(Duration timeOut) {
        this(timeOut, OutboundRules.unrestricted());
    }

    /** A probe that gives up after 10 s, and connects only to where the rules allow. */
    public SshGitProbe(OutboundRules rules) {
        this(TIME_OUT, rules);
    }

    SshGitProbe(Duration timeOut, OutboundRules rules) {
        this.timeOut = timeOut;
        this.rules = rules;
    }

    @Override
    public ProbeResult lsRemote(SshUrl url, SshPrivateKey key, KnownHosts pinned) {
        var keys = pinned.keysOf(url.host(), url.port());
        if (keys.isEmpty()) {
            return new ProbeResult.HostKeysUnconfirmed(url.host(), url.port());
        }
        var identity = keyPair(key);
        var host = new PinnedHost(keys);
        var client = SshClients.preferring(keys, host, timeOut);
        return within(
                client, () -> probe(client, url, identity, host), new ProbeResult.Unreachable("no answer in time"));
    }

    @Override
    public ScanResult scanHostKeys(String host, int port) {
        try {
            rules.resolve(host);
        } catch (AddressRefusedException e) {
            return new ScanResult.NotAllowed(String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            return new ScanResult.Unreachable("the host's name does not resolve");
        }
        return scan(host, port);
    }

    private ScanResult scan(String host, int port) {
        var seen = new ArrayList<SshPublicKey>();
        for (var kind : HostKeyKind.values()) {
            var nobody = new PinnedHost(List.of());
            var client = SshClients.only(kind, nobody, timeOut);
            within(client, () -> handshake(client, new SshUrl("git", host, port, "/")), false);
            nobody.refused().ifPresent(seen::add);
        }
        return seen.isEmpty()
                ? new ScanResult.Unreachable("no SSH server showed a host key")
                : new ScanResult.HostKeys(seen);
    }

    // A server can stall at any point, so the whole is bounded and not only the steps that take a time-out.
    private <T> T within(SshClient client, Supplier<T> work, T otherwise) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual().name("git-probe").start(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(timeOut.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the probe broke", e.getCause());
        } finally {
            client.stop();
        }
    }

    private boolean handshake(SshClient client, SshUrl url) {
        try (var session = connect(client, url)) {
            return session.auth().verify(timeOut).isSuccess();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "Host key scan ended host=" + url.host() + " port=" + url.port());
            return false;
        }
    }

    private ProbeResult probe(SshClient client, SshUrl url, KeyPair identity, PinnedHost host) {
        try (var session = connect(client, url)) {
            session.addPublicKeyIdentity(identity);
            session.auth().verify(timeOut);
            return refs(session, url);
        } catch (AddressRefusedException e) {
            return new ProbeResult.NotAllowed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            if (host.refused().isPresent()) {
                return new ProbeResult.HostKeyMismatch(host.refused().get());
            }
            return isAuthenticationFailure(e) ? new ProbeResult.KeyRejected() : unreachable(e);
        }
    }

    // Connects to the address that was checked; the name is not looked up a second time.
    private ClientSession connect(SshClient client, SshUrl url) throws IOException {
        var address = rules.resolve(url.host()).getFirst();
        return client.connect(url.user(), new InetSocketAddress(address, url.port()))
                .verify(timeOut)
                .getSession();
    }

    private ProbeResult refs(ClientSession session, SshUrl url) throws IOException {
        var errors = new ByteArrayOutputStream();
        try (var channel = session.createExecChannel("git-upload-pack " + quoted(url.path()))) {
            channel.setErr(errors);
            channel.open().verify(timeOut);
            var refs = Advertisement.read(channel.getInvertedOut());
            channel.getInvertedIn().write(FLUSH);
            channel.getInvertedIn().flush();
            return new ProbeResult.Refs(refs);
        } catch (Advertisement.Refused e) {
            return refused(String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            return refused(errors.toString(StandardCharsets.UTF_8));
        }
    }

    // A server in trouble also ends without refs; only words of refusal say something of the repository.
    private static ProbeResult refused(String words) {
        var why = words.replaceAll("\\p{Cntrl}+", " ").strip();
        var shortWhy = why.length() > 300 ? why.substring(0, 300) : why;
        return REFUSAL.matcher(why).find()
                ? new ProbeResult.RepositoryNotFound(shortWhy)
                : new ProbeResult.Unreachable("the server gave no refs: " + shortWhy);
    }

    private static boolean isAuthenticationFailure(IOException e) {
        return e instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }

    private static ProbeResult unreachable(IOException e) {
        return new ProbeResult.Unreachable(e.getClass().getSimpleName() + ": " + e.getMessage());
    }

    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }

    private static KeyPair keyPair(SshPrivateKey key) {
        var bytes = new ByteArrayInputStream(key.text().getBytes(StandardCharsets.US_ASCII));
        try {
            var pairs = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("deploy key"), bytes, FilePasswordProvider.EMPTY);
            return pairs.iterator().next();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the private key cannot be read", e);
        }
    }
}
