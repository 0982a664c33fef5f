package io.hookline.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.simulator.state.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "It's a Secret to Everybody, Hello World!, a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
                "sim-secret, {\"test\":true}, 35f30ed5f9850af3789ca04017e08838c299113b9df32c968aca2b87acce665c"
            })
    void shouldSignAsBitbucketDoes(String secret, String body, String digest) {
        String signature = Signature.of(new Secret(secret), body.getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("sha256=" + digest);
    }
}
