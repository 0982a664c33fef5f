package io.hookline.gateway.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRangesTest {

    private static final String PUBLISHED = """
            {"creationDate":"2026-11-01T00:00:00","syncToken":1700000000,"items":[
            {"network":"104.192.136.0","mask_len":21,"cidr":"104.192.136.0/21","mask":"255.255.248.0","region":["global"],
             "product":["bitbucket"],"direction":["egress","ingress"]},
            {"cidr":"2401:1d80:3000::/36","product":["bitbucket","jira"],"direction":["egress"],"perimeter":"commercial"},
            {"cidr":"13.52.5.0/25","product":["bitbucket"],"direction":["ingress"]},
            {"cidr":"18.205.93.0/27","product":["jira"],"direction":["egress"]}]}""";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "104.192.136.0, true",
        "104.192.143.255, true",
        "104.192.144.0, false",
        "2401:1d80:3000::7, true",
        "2401:1d80:4000::7, false",
        "13.52.5.1, false",
        "18.205.93.1, false",
        "127.0.0.1, false",
    })
    void shouldAdmitWhatBitbucketDeliversFrom(String address, boolean admitted) throws IOException {
        SourceRanges ranges = new SourceRanges(Optional.of(file(PUBLISHED)));

        assertThat(ranges.admit(SocketAddress.inetSocketAddress(40_000, address)))
                .isEqualTo(admitted);
    }

    @Test
    void shouldAdmitEveryAddressWithoutAFile() {
        assertThat(new SourceRanges(Optional.empty()).admit(SocketAddress.inetSocketAddress(1, "203.0.113.9")))
                .isTrue();
    }

    @Test
    void shouldTakeOverAChangedFileAndKeepTheLastGoodOne() throws IOException {
        SourceRanges ranges = new SourceRanges(Optional.of(file(PUBLISHED)));
        SocketAddress other = SocketAddress.inetSocketAddress(1, "198.51.100.1");

        change(PUBLISHED.replace("104.192.136.0/21", "198.51.100.0/24"), 1);
        ranges.refresh();
        assertThat(ranges.admit(other)).isTrue();

        change("{\"items\":[]}", 2);
        ranges.refresh();
        assertThat(ranges.admit(other)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no list",
                "7",
                "{}",
                "{\"items\":[{\"cidr\":\"104.192.136.0\",\"product\":[\"bitbucket\"],\"direction\":[\"egress\"]}]}",
                "{\"items\":[{\"cidr\":\"104.192.136.0/33\",\"product\":[\"bitbucket\"],\"direction\":[\"egress\"]}]}",
                "{\"items\":[{\"cidr\":\"localhost/8\",\"product\":[\"bitbucket\"],\"direction\":[\"egress\"]}]}",
                "{\"items\":[{\"product\":[\"bitbucket\"],\"direction\":[\"egress\"]}]}"
            })
    void shouldNotStartWithAListThatDoesNotRead(String list) throws IOException {
        Path file = file(list);

        assertThatThrownBy(() -> new SourceRanges(Optional.of(file))).hasMessageContaining("cloud-ranges");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("ranges.json"), content);
    }

    private void change(String content, int seconds) throws IOException {
        Files.setLastModifiedTime(
                file(content),
                FileTime.from(Instant.parse("2026-11-20T12:00:00Z").plusSeconds(seconds)));
    }
}
