package io.hookline.connector.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Credential;
import io.hookline.bitbucket.git.SshKeys;
import io.hookline.connector.credential.CredentialSecret.Fixed;
import io.hookline.connector.credential.CredentialSecret.GitKey;
import io.hookline.connector.credential.CredentialSecret.OAuthConsumer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialKindTest {

    private static final String SECRET = "s3cr3t";

    static Stream<CredentialSecret> secrets() {
        return Stream.of(
                new Fixed(new Credential.ApiToken("ann@example.com", "t\"oken\\" + SECRET)),
                new Fixed(new Credential.AccessToken("BBDC-" + SECRET)),
                new Fixed(new Credential.AccessToken("BBDC-" + SECRET, "ann")),
                new Fixed(new Credential.BasicPassword("ann", "pass:" + SECRET)),
                new OAuthConsumer(OAuthConsumer.Grant.CLIENT_CREDENTIALS, "key", SECRET),
                new OAuthConsumer(OAuthConsumer.Grant.AUTHORIZATION_CODE, "key", SECRET),
                new GitKey(SshKeys.generate("ci").privateKey()));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void shouldReadWhatItWrote(CredentialSecret secret) {
        assertThat(secret.kind().read(CredentialKind.write(secret))).isEqualTo(secret);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void shouldNotShowSecrets(CredentialSecret secret) {
        assertThat(secret.toString()).contains("***").doesNotContain(SECRET, "BEGIN");
    }

    @Test
    void shouldKnowEveryKind() {
        assertThat(secrets().map(CredentialSecret::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(CredentialKind.class));
    }

    @Test
    void shouldReadTokensAsWrittenAndNotShowThem() {
        Tokens tokens = new Tokens(
                "access-" + SECRET,
                "refresh-" + SECRET,
                Instant.parse("2026-11-21T10:00:00Z"),
                Instant.parse("2026-11-21T12:00:00Z"),
                Set.of("repository", "webhook"),
                true);
        assertThat(Tokens.read(tokens.write())).isEqualTo(tokens);
        assertThat(tokens.toString()).doesNotContain(SECRET);
    }
}
