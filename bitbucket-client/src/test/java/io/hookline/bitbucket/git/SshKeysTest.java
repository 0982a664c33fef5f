package io.hookline.bitbucket.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SshKeysTest {

    @Test
    void shouldMakeANewEd25519PairEachTime() {
        var one = SshKeys.generate("hookline");
        var other = SshKeys.generate("hookline");

        assertThat(one.publicKey().type()).isEqualTo("ssh-ed25519");
        assertThat(one.privateKey().text()).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(one.publicKey()).isNotEqualTo(other.publicKey());
        assertThat(one.toString()).doesNotContain("BEGIN");
    }
}
