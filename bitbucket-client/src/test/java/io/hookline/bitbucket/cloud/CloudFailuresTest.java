package io.hookline.bitbucket.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.http.Answer;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "400, Invalid",
        "401, Unauthorized",
        "403, Forbidden",
        "404, NotFound",
        "409, Conflict",
        "410, Gone",
        "411, Invalid",
        "500, Unavailable",
        "555, Unavailable",
    })
    void shouldMapEachStatus(int status, String failure) {
        var mapped = failure(status, "{\"type\":\"error\",\"error\":{\"message\":\"reason\"}}");

        assertThat(mapped.getClass().getSimpleName()).isEqualTo(failure);
        assertThat(mapped.why()).isEqualTo("HTTP " + status + ": reason");
    }

    @Test
    void shouldNameTheScopesThatAreMissing() {
        var mapped = failure(403, """
                {"type":"error","error":{"message":"lacking","detail":{
                    "required":["webhook","repository:admin"],"granted":["webhook","account"]}}}
                """);

        assertThat(mapped).isEqualTo(new Failure.Forbidden("HTTP 403: lacking", Set.of("repository:admin")));
    }

    @ParameterizedTest
    @CsvSource({
        "Someone has already added that access key to this repository.",
        "Someone has already registered that SSH key.",
    })
    void shouldSeeAConflictInAKeyThatIsRegistered(String message) {
        assertThat(failure(400, "{\"error\":{\"message\":\"" + message + "\"}}"))
                .isInstanceOf(Failure.Conflict.class);
    }

    @Test
    void shouldNotBelieveA404ThatIsNotBitbuckets() {
        assertThat(failure(404, "<html>no such host</html>")).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void shouldPutALongMessageOnOneShortLine() {
        var mapped = failure(500, "{\"error\":{\"message\":\"a\\nb" + "c".repeat(1_000) + "\"}}");

        assertThat(mapped.why())
                .startsWith("HTTP 500: a b")
                .hasSizeLessThan(320)
                .doesNotContain("\n");
    }

    private static Failure failure(int status, String body) {
        var headers = HttpHeaders.of(Map.of(), (_, _) -> true);
        return CloudFailures.of(new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }
}
