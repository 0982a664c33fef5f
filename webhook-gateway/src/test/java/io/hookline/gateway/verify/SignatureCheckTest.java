package io.hookline.gateway.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {

    private static final String BODY = "{\"test\":true}";
    private static final String DIGEST = "35f30ed5f9850af3789ca04017e08838c299113b9df32c968aca2b87acce665c";

    private final SignatureCheck check = SignatureCheck.withSecret("sim-secret");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "It's a Secret to Everybody | Hello World! | a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
                "sim-secret | {\"test\":true} | 35f30ed5f9850af3789ca04017e08838c299113b9df32c968aca2b87acce665c"
            })
    void shouldAcceptWhatBitbucketSigns(String secret, String body, String digest) {
        assertThat(SignatureCheck.withSecret(secret).check(body.getBytes(UTF_8), "sha256=" + digest))
                .isEqualTo(Verdict.AUTHENTIC);
    }

    @Test
    void shouldAcceptUpperCaseDigits() {
        assertThat(check.check(BODY.getBytes(UTF_8), "sha256=" + DIGEST.toUpperCase(Locale.ROOT)))
                .isEqualTo(Verdict.AUTHENTIC);
    }

    @Test
    void shouldAcceptTheSameBodyAgainAndAgain() {
        assertThat(IntStream.range(0, 3).mapToObj(i -> check.check(BODY.getBytes(UTF_8), "sha256=" + DIGEST)))
                .containsOnly(Verdict.AUTHENTIC);
    }

    @Test
    void shouldTellThatThereIsNoSignature() {
        assertThat(check.check(BODY.getBytes(UTF_8), null)).isEqualTo(Verdict.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha1=35f30ed5f9850af3789ca04017e08838c299113b",
                "35f30ed5f9850af3789ca04017e08838c299113b9df32c968aca2b87acce665c",
                "sha256=35f30ed5f9850af3789ca04017e08838c299113b9df32c968aca2b87acce665",
                "sha256=35f30ed5f9850af3789ca04017e08838c299113b9df32c968aca2b87acce665cc",
                "sha256=zzf30ed5f9850af3789ca04017e08838c299113b9df32c968aca2b87acce665c",
                "SHA256=35f30ed5f9850af3789ca04017e08838c299113b9df32c968aca2b87acce665c"
            })
    void shouldTellThatASignatureIsMalformed(String header) {
        assertThat(check.check(BODY.getBytes(UTF_8), header)).isEqualTo(Verdict.MALFORMED);
    }

    @Test
    void shouldRefuseWhenOneByteOfTheBodyDiffers() {
        assertThat(check.check("{\"test\":trUe}".getBytes(UTF_8), "sha256=" + DIGEST))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldRefuseWhenTheSecretIsAnother() {
        assertThat(SignatureCheck.withSecret("another").check(BODY.getBytes(UTF_8), "sha256=" + DIGEST))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldNotShowItsSecret() {
        assertThat(check.toString()).isEqualTo("***");
    }
}
