package io.hookline.bitbucket.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.http.Answer;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCenterFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "400, ValidationException, Invalid",
        "401, AuthorisationException, Forbidden",
        "401, IncorrectPasswordAuthenticationException, Unauthorized",
        "401, NoAccessAuthenticationException, Unauthorized",
        "403, AuthorisationException, Forbidden",
        "404, NoSuchRepositoryException, NotFound",
        "409, DuplicateKeyException, Conflict",
        "415, UnsupportedException, Invalid",
        "503, ServerBusyException, Unavailable",
    })
    void shouldMapStatusAndException(int status, String exception, String failure) {
        var mapped = failure(
                status,
                "{\"errors\":[{\"context\":null,\"message\":\"reason\",\"exceptionName\":\"com.atlassian.bitbucket."
                        + exception + "\"}]}");

        assertThat(mapped.getClass().getSimpleName()).isEqualTo(failure);
        assertThat(mapped.why()).isEqualTo("HTTP " + status + ": reason");
    }

    @Test
    void shouldTakeA401WithoutReasonForAWrongCredential() {
        assertThat(failure(401, "")).isEqualTo(new Failure.Unauthorized("HTTP 401"));
    }

    @Test
    void shouldNotBelieveA404ThatIsNotBitbuckets() {
        assertThat(failure(404, "<html>not here</html>")).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void shouldTakeAnEmpty406ForARefusal() {
        assertThat(failure(406, "")).isEqualTo(new Failure.Invalid("HTTP 406"));
    }

    private static Failure failure(int status, String body) {
        var headers = HttpHeaders.of(Map.of(), (_, _) -> true);
        return DataCenterFailures.of(new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }
}
