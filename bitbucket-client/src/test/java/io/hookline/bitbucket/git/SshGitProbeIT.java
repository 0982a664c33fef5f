package io.hookline.bitbucket.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.SshPrivateKey;
import io.hookline.bitbucket.SshUrl;
import io.hookline.bitbucket.git.SshServerStub.Output;
import io.hookline.bitbucket.outbound.OutboundRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshGitProbeIT {

    private static final String HASH = "a".repeat(40);
    private static final String REFS = String.format("%04x%s main\n0000", HASH.length() + 10, HASH);
    private static final SshKeys.Pair KEY = SshKeys.generate("test");

    private final SshServerStub server = new SshServerStub(
            KEY.publicKey(),
            Map.of(
                    "git-upload-pack '/prj/it'\\''s.git'", new Output(REFS, ""),
                    "git-upload-pack '/prj/gone.git'", new Output("", "Repository not found\n"),
                    "git-upload-pack '/prj/denied.git'", new Output("0016ERR access denied\n", ""),
                    "git-upload-pack '/prj/ill.git'", new Output("", "conq: internal server error\n")));
    private final GitProbe probe = new SshGitProbe();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa"})
    void shouldListRefsWhicheverHostKeyIsPinned(String type) {
        var result = probe.lsRemote(server.url("/prj/it's.git"), KEY.privateKey(), server.pinned(type));

        assertThat(result).isEqualTo(new ProbeResult.Refs(Map.of("main", new CommitHash(HASH))));
    }

    @Test
    void shouldNotEvenCallAServerThatIsNotPinned() {
        var url = server.url("/prj/it's.git");

        var result = probe.lsRemote(url, KEY.privateKey(), server.pinned("no such type"));

        assertThat(result).isEqualTo(new ProbeResult.HostKeysUnconfirmed(url.host(), url.port()));
    }

    @Test
    void shouldNotShowTheKeyToAServerWithAnotherHostKey() {
        var url = server.url("/prj/it's.git");

        var result = probe.lsRemote(url, KEY.privateKey(), pinned(url));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ProbeResult.HostKeyMismatch.class,
                        mismatch -> assertThat(server.hostKeys()).contains(mismatch.seen()));
    }

    /** Some key for a server, which it does not have. */
    private static KnownHosts pinned(SshUrl url) {
        return KnownHosts.of(url.host(), url.port(), List.of(KEY.publicKey()));
    }

    @Test
    void shouldTellAKeyThatIsNotAdmitted() {
        var other = SshKeys.generate("other").privateKey();

        assertThat(probe.lsRemote(server.url("/prj/it's.git"), other, server.pinned("ssh-ed25519")))
                .isEqualTo(new ProbeResult.KeyRejected());
    }

    @ParameterizedTest
    @CsvSource({"/prj/gone.git, Repository not found", "/prj/denied.git, access denied"})
    void shouldTellARepositoryThatIsNotShown(String path, String why) {
        assertThat(probe.lsRemote(server.url(path), KEY.privateKey(), server.pinned("ssh-ed25519")))
                .isEqualTo(new ProbeResult.RepositoryNotFound(why));
    }

    @Test
    void shouldNotTakeAServerInTroubleForAMissingRepository() {
        assertThat(probe.lsRemote(server.url("/prj/ill.git"), KEY.privateKey(), server.pinned("ssh-ed25519")))
                .isInstanceOf(ProbeResult.Unreachable.class);
    }

    @Test
    void shouldGiveUpOnACommandThatNeverEnds() {
        var hasty = new SshGitProbe(Duration.ofMillis(1_500));

        assertThat(hasty.lsRemote(server.url("/prj/stalled.git"), KEY.privateKey(), server.pinned("ssh-ed25519")))
                .isInstanceOf(ProbeResult.Unreachable.class);
    }

    @Test
    void shouldGiveUpOnAServerThatSaysNothing() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = new SshUrl("git", "127.0.0.1", silent.getLocalPort(), "/a.git");

            assertThat(new SshGitProbe(Duration.ofMillis(500)).lsRemote(url, KEY.privateKey(), pinned(url)))
                    .isInstanceOf(ProbeResult.Unreachable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "no-such-host.invalid"})
    void shouldTellThatNobodyListens(String host) throws IOException {
        server.close();
        var url = new SshUrl("git", host, server.url("/").port(), "/a.git");

        assertThat(probe.lsRemote(url, KEY.privateKey(), pinned(url))).isInstanceOf(ProbeResult.Unreachable.class);
        assertThat(probe.scanHostKeys(host, url.port())).isInstanceOf(ScanResult.Unreachable.class);
    }

    @Test
    void shouldConnectOnlyToAnAddressThatWasChecked() {
        var url = new SshUrl("git", "git.example.com", server.url("/").port(), "/prj/it's.git");
        var pinned = KnownHosts.of(url.host(), url.port(), server.hostKeys());
        var answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2", "169.254.169.254"));
        var checked = new SshGitProbe(OutboundRules.allowing("the list", List.of("127.0.0.1"), _ ->
                new InetAddress[] {InetAddress.ofLiteral(answers.removeFirst())}));

        assertThat(checked.lsRemote(url, KEY.privateKey(), pinned)).isInstanceOf(ProbeResult.Refs.class);
        assertThat(checked.lsRemote(url, KEY.privateKey(), pinned))
                .isEqualTo(new ProbeResult.NotAllowed(
                        "git.example.com is at 127.0.0.2, a loopback address that the list does not open"));
        assertThat(checked.scanHostKeys(url.host(), url.port()))
                .isEqualTo(new ScanResult.NotAllowed(
                        "git.example.com is at 169.254.169.254, a link-local address that the list does not open"));
    }

    @Test
    void shouldFindEachKindOfHostKey() {
        var scan = probe.scanHostKeys("127.0.0.1", server.url("/").port());

        assertThat(scan).isEqualTo(new ScanResult.HostKeys(server.hostKeys()));
    }

    @Test
    void shouldRefuseAPrivateKeyThatIsNone() {
        var broken =
                new SshPrivateKey("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n");

        assertThatThrownBy(() -> probe.lsRemote(server.url("/a.git"), broken, server.pinned("ssh-rsa")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("AAAA");
    }
}
