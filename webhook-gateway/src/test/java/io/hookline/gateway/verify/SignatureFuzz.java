package io.hookline.gateway.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever could stand in {@code X-Hub-Signature}. Each test runs in a JVM of its own: 10 s in every build, 10 min in the profile {@code nightly}. */
class SignatureFuzz {

    private static final byte[] BODY = "{\"test\":true}".getBytes(ISO_8859_1);
    private static final String RIGHT = "sha256=35f30ed5f9850af3789ca04017e08838c299113b9df32c968aca2b87acce665c";

    private final SignatureCheck check = SignatureCheck.withSecret("sim-secret");

    @Tag("short")
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void shouldTakeNoOtherSignature(byte[] data) {
        check(data);
    }

    @Tag("nightly")
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void shouldTakeNoOtherSignatureForLong(byte[] data) {
        check(data);
    }

    private void check(byte[] data) {
        String header = new String(data, ISO_8859_1);

        boolean authentic = check.check(BODY, header) == Verdict.AUTHENTIC;

        assertThat(authentic).isEqualTo(RIGHT.equalsIgnoreCase(header) && header.startsWith("sha256="));
    }

    static Stream<byte[]> seeds() {
        return Stream.of(RIGHT, RIGHT.replace('3', '4'), RIGHT.toUpperCase(Locale.ROOT), "sha256=", "sha1=0123", "")
                .map(header -> header.getBytes(ISO_8859_1));
    }
}
