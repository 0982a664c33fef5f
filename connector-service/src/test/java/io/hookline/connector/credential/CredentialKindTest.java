package io.hookline.connector.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Credential;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialKindTest {

    static Stream<Credential> credentials() {
        return Stream.of(
                new Credential.ApiToken("ann@example.com", "t\"oken\\"),
                new Credential.AccessToken("BBDC-x"),
                new Credential.BasicPassword("ann", "pass:word"));
    }

    @ParameterizedTest
    @MethodSource("credentials")
    void shouldReadWhatItWrote(Credential credential) {
        assertThat(CredentialKind.of(credential).read(CredentialKind.write(credential)))
                .isEqualTo(credential);
    }
}
