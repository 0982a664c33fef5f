package io.hookline.gateway.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever could stand in the file of address ranges. Each test runs in a JVM of its own: 10 s in every build, 10 min in the profile {@code nightly}. */
class SourceRangesFuzz {

    @Tag("short")
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10s")
    void shouldReadAListOrSayThatItIsNone(byte[] data) {
        check(data);
    }

    @Tag("nightly")
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void shouldReadAListOrSayThatItIsNoneForLong(byte[] data) {
        check(data);
    }

    private static void check(byte[] data) {
        try {
            assertThat(PublishedRanges.read(data)).isNotEmpty();
        } catch (IOException | IllegalArgumentException _) {
            // what it declares
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of("104.192.136.0/21", "2401:1d80::/36", "::/0")
                .map(
                        "{\"items\":[{\"cidr\":\"%s\",\"product\":[\"bitbucket\"],\"direction\":[\"egress\"]}]}"
                                ::formatted)
                .map(list -> list.getBytes(UTF_8));
    }
}
