package io.hookline.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.payload.delivery.Normalised;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {

    private static final RepositoryRef REPOSITORY = Scenarios.repositoryOf(Product.CLOUD);
    private static final String OURS = "\"repository\":{\"uuid\":\"" + REPOSITORY.id() + "\"}";

    @ParameterizedTest
    @CsvSource({"repo:push", "repo:fork", "pullrequest:created"})
    void shouldRefuseJsonWhenItNestsTenThousandDeep(String eventKey) {
        String deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "," + OURS + "}";

        assertThat(normalise(eventKey, deep)).isEqualTo(new Normalised.MalformedJson());
    }

    @Test
    void shouldReadAStringAsLongAsTheLongestBody() {
        String message = "m".repeat(Scenarios.MAX_BODY - 1000);
        String body = "{\"push\":{\"changes\":[{\"new\":{\"type\":\"branch\",\"name\":\"main\",\"target\":{\"hash\":\""
                + "a".repeat(40) + "\",\"message\":\"" + message + "\"}}}]}," + OURS + "}";

        assertThat(normalise("repo:push", body)).isInstanceOf(Normalised.Event.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"repo:push | null", "repo:push | 7", "repo:push | {\"push\":[]}", "pullrequest:created | {}"})
    void shouldNotUnderstandJsonWhenItHasAnotherShape(String eventKey, String body) {
        assertThat(normalise(eventKey, body)).isInstanceOf(Normalised.NotUnderstood.class);
    }

    @Test
    void shouldNotUnderstandANumberWhenItIsOutOfRange() {
        String body = "{\"pullrequest\":{\"id\":99999999999999999999}," + OURS + "}";

        assertThat(normalise("pullrequest:created", body))
                .isEqualTo(new Normalised.NotUnderstood("not the known shape at $.pullrequest.id"));
    }

    @Test
    void shouldNotRepeatTheBodyWhenItIsNotUnderstood() {
        String body = "{\"push\":{\"changes\":\"secret-value\"}," + OURS + "}";

        assertThat(normalise("repo:push", body).toString())
                .contains("push.changes")
                .doesNotContain("secret-value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repo:fork | {\"a\":",
                "repo:fork | ''",
                "repo:push | ''",
                "repo:fork | {} {}",
                "repo:push | {} {}",
                "repo:push | [}"
            })
    void shouldRefuseWhatIsNoJson(String eventKey, String body) {
        assertThat(normalise(eventKey, body)).isEqualTo(new Normalised.MalformedJson());
    }

    @ParameterizedTest
    @CsvSource({"\\ud800, \uFFFD", "\\udc00x, \uFFFDx", "\\ud83d\\ude00, \uD83D\uDE00", "a\\u0000b, a\uFFFDb"})
    void shouldReadAMessageThatIsNoTextAsOneThatIs(String escaped, String message) {
        String body = "{\"push\":{\"changes\":[{\"new\":{\"type\":\"branch\",\"name\":\"main\",\"target\":{\"hash\":\""
                + "a".repeat(40) + "\",\"message\":\"" + escaped + "\"}}}]}," + OURS + "}";

        RepositoryEvent.Pushed pushed =
                (RepositoryEvent.Pushed) ((Normalised.Event) normalise("repo:push", body)).event();

        assertThat(pushed.changes().getFirst().message()).isEqualTo(message);
        assertThat(new CloudEvent<>("1", "/test", Instant.EPOCH, pushed).value())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[{\"b\":\"}]\\\"]}\\\\\"}],\"c\":{}}",
                "[]",
                "{}",
                "[[],[[]],{\"repository\":{\"uuid\":\"{another}\"}}]",
                "{ \"\u65e5\u672c\" : [ 1 , true , null , -1.5e9 ] }"
            })
    void shouldPassOverWhatItDoesNotKnow(String unknown) {
        String body = "{\"x\":" + unknown + ",\"push\":{\"y\":" + unknown + ",\"changes\":[{\"z\":" + unknown
                + ",\"new\":{\"type\":\"branch\",\"name\":\"main\",\"target\":{\"hash\":\"" + "a".repeat(40)
                + "\"}}}]}," + OURS + "}";

        assertThat(normalise("repo:push", body))
                .isInstanceOfSatisfying(
                        Normalised.Event.class,
                        event -> assertThat(((RepositoryEvent.Pushed) event.event()).changes())
                                .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":[", "{\"x\":[}", "{\"x\":{]", "{\"x\":[\"", "{\"x\":[\"\\\"]", "{\"x\":[\"\\"})
    void shouldRefuseWhatItCannotPassOver(String begin) {
        assertThat(normalise("repo:push", begin)).isEqualTo(new Normalised.MalformedJson());
        assertThat(normalise("repo:push", begin + "," + OURS + "}")).isEqualTo(new Normalised.MalformedJson());
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        byte[] body = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};

        assertThat(Scenarios.normalise(REPOSITORY, "repo:push", body)).isEqualTo(new Normalised.MalformedJson());
    }

    private static Normalised normalise(String eventKey, String body) {
        return Scenarios.normalise(REPOSITORY, eventKey, body.getBytes(UTF_8));
    }
}
