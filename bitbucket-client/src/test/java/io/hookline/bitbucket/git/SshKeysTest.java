package io.hookline.bitbucket.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.SshPublicKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are OpenSSH's and OpenSSL's own. */
class SshKeysTest {

    private static final String PASSPHRASE = "open-sesame";

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void shouldMakeANewPairEachTimeThatReadsBack(KeyKind kind) {
        var one = SshKeys.generate(kind, "hookline");
        var other = SshKeys.generate(kind, "hookline");

        assertThat(one.publicKey().type()).isEqualTo(kind.type());
        assertThat(one.privateKey().text()).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(one.publicKey()).isNotEqualTo(other.publicKey());
        assertThat(one.toString()).doesNotContain("BEGIN");
        assertThat(SshKeys.read(one.privateKey().text(), null))
                .isInstanceOfSatisfying(
                        KeyReading.Read.class,
                        read -> assertThat(read.pair().publicKey()).isEqualTo(one.publicKey()));
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519-openssh, ed25519",
        "ed25519-pkcs8, ed25519-pkcs8",
        "ecdsa-openssh, ecdsa",
        "ecdsa-sec1, ecdsa",
        "ecdsa-pkcs8, ecdsa",
        "rsa-openssh, rsa",
        "rsa-pkcs1, rsa",
        "rsa-pkcs8, rsa"
    })
    void shouldReadAKeyWithAndWithoutPassphrase(String name, String publicHalf) throws IOException {
        var expected = SshPublicKey.of(file(publicHalf + ".pub"));

        assertThat(read(name, null)).isEqualTo(expected);
        assertThat(read(name, "not needed")).isEqualTo(expected);
        assertThat(read(name + "-encrypted", PASSPHRASE)).isEqualTo(expected);
        assertThat(SshKeys.read(file(name + "-encrypted"), null)).isEqualTo(new KeyReading.PassphraseNeeded());
        assertThat(SshKeys.read(file(name + "-encrypted"), "")).isEqualTo(new KeyReading.PassphraseNeeded());
        assertThat(SshKeys.read(file(name + "-encrypted"), "wrong")).isEqualTo(new KeyReading.WrongPassphrase());
    }

    @Test
    void shouldReadAKeyAsPastedFromWindows() throws IOException {
        var pasted = "\r\n" + file("ed25519-openssh").replace("\n", "\r\n") + "\r\n";

        assertThat(SshKeys.read(pasted, null)).isInstanceOf(KeyReading.Read.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
            })
    void shouldTakeNothingElseForAKey(String text) {
        assertThat(SshKeys.read(text, PASSPHRASE)).isInstanceOf(KeyReading.NotAKey.class);
    }

    @Test
    void shouldSayWhatWasGivenInsteadOfAPrivateKey() throws IOException {
        assertThat(why(file("ed25519.pub"))).contains("public key");
        assertThat(why("PuTTY-User-Key-File-3: ssh-ed25519\n")).contains("PuTTY");
        assertThat(why(file("rsa-1024-openssh"))).contains("2048");
        assertThat(why("-----BEGIN OPENSSH PRIVATE KEY-----\n" + "A".repeat(40_000)))
                .contains("longer");
    }

    @Test
    void shouldShowFingerprintsAsOpensshDoes() throws IOException {
        var key = SshPublicKey.of(file("ed25519.pub"));

        assertThat(key.sha256Fingerprint()).isEqualTo("SHA256:6dM5GbgqujkEYQVXfqyQrcFWRQ7uG8cKzzEyvEBgdMg");
        assertThat(key.md5Fingerprint()).isEqualTo("MD5:3a:70:42:d9:3c:da:25:5b:b1:1d:ff:e6:32:18:a6:b5");
    }

    private static SshPublicKey read(String name, String passphrase) throws IOException {
        return switch (SshKeys.read(file(name), passphrase)) {
            case KeyReading.Read(var pair) -> {
                assertThat(pair.privateKey().text()).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
                yield pair.publicKey();
            }
            case KeyReading.PassphraseNeeded _, KeyReading.WrongPassphrase _, KeyReading.NotAKey _ ->
                throw new AssertionError(name + " was not read");
        };
    }

    private static String why(String text) {
        return SshKeys.read(text, null) instanceof KeyReading.NotAKey(var why) ? why : "";
    }

    private static String file(String name) throws IOException {
        try (var in = Objects.requireNonNull(SshKeysTest.class.getResourceAsStream("keys/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void shouldTellTheKindOfAPublicKey(KeyKind kind) {
        var key = SshKeys.generate(kind, "hookline").publicKey();

        assertThat(SshKeys.kindOf(key)).contains(kind);
        assertThat(SshKeys.bits(key)).isEqualTo(kind.bits());
    }

    @Test
    void shouldNotKnowTheLengthOfAnUnknownKindOfKey() {
        assertThat(SshKeys.bits(new SshPublicKey("ssh-unheard-of", "AAAA"))).isZero();
    }
}
