package io.hookline.bitbucket.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.bitbucket.CommitHash;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvertisementTest {

    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);

    @Test
    void shouldReadRefsPeeledTagsIncluded() throws IOException {
        var refs = Advertisement.read(stream(packet(A + " HEAD\0multi_ack symref=HEAD:refs/heads/main\n")
                + packet(A + " refs/heads/main\n") + packet(B + " refs/tags/v1\n") + packet(A + " refs/tags/v1^{}\n")
                + "0000"));

        assertThat(refs)
                .isEqualTo(Map.of(
                        "HEAD", new CommitHash(A),
                        "refs/heads/main", new CommitHash(A),
                        "refs/tags/v1", new CommitHash(B),
                        "refs/tags/v1^{}", new CommitHash(A)));
    }

    @Test
    void shouldReadAnEmptyRepository() throws IOException {
        assertThat(Advertisement.read(stream(packet("0".repeat(40) + " capabilities^{}\0ofs-delta\n") + "0000")))
                .isEmpty();
        assertThat(Advertisement.read(stream("0000"))).isEmpty();
    }

    @Test
    void shouldTellTheServersError() {
        assertThatThrownBy(() -> Advertisement.read(stream(packet("ERR access denied\n"))))
                .isInstanceOf(Advertisement.Refused.class)
                .hasMessage("access denied");
    }

    @Test
    void shouldNotTakeHalfAListForAWhole() {
        assertThatThrownBy(() -> Advertisement.read(stream(packet(A + " refs/heads/main\n"))))
                .isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200", "0001", "-001", "000bnothash", "0010not-hex main"})
    void shouldRefuseWhatIsNotGit(String text) {
        assertThatThrownBy(() -> Advertisement.read(stream(text))).isInstanceOf(IOException.class);
    }

    private static String packet(String line) {
        return String.format("%04x%s", line.length() + 4, line);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
