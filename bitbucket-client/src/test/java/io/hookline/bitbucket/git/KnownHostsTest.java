package io.hookline.bitbucket.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.bitbucket.SshPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {

    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO";

    @Test
    void shouldReadHostsPortsCommentsAndBlankLines() {
        var known = KnownHosts.parse("# ours\n\nGit.example,[git.example]:7999 " + KEY + " comment\n");

        assertThat(known.keysOf("git.EXAMPLE", 22)).containsExactly(SshPublicKey.of(KEY));
        assertThat(known.keysOf("git.example", 7999)).containsExactly(SshPublicKey.of(KEY));
        assertThat(known.keysOf("git.example", 2222)).isEmpty();
        assertThat(known).hasToString("git.example " + KEY + "\n[git.example]:7999 " + KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"|1|c2FsdA==|aGFzaA== ", "*.example ", "@revoked git.example ", "!git.example "})
    void shouldRefuseWhatCannotBeReadAsAHost(String host) {
        assertThatThrownBy(() -> KnownHosts.parse(host + KEY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseALineWithoutAKey() {
        assertThatThrownBy(() -> KnownHosts.parse("git.example")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldShipTheFingerprintsThatAtlassianPublishes() {
        assertThat(KnownHosts.bitbucketCloud().keysOf("bitbucket.org", 22))
                .extracting(SshPublicKey::fingerprint)
                .containsExactly(
                        "SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM",
                        "SHA256:FC73VB6C4OQLSCrjEayhMp9UMxS97caD/Yyi2bhW/J0",
                        "SHA256:46OSHA1Rmj8E8ERTC6xkNcmGOw9oFxYr0WF6zWW8l1E");
        assertThat(KnownHosts.bitbucketCloud().keysOf("altssh.bitbucket.org", 443))
                .hasSize(3);
    }
}
