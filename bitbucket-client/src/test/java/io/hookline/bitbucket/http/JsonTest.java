package io.hookline.bitbucket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.bitbucket.CommitHash;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void shouldTakeNullForAbsent() {
        var json = json("{\"a\":null}");

        assertThat(json.at("a").isPresent()).isFalse();
        assertThat(json.at("a", "b").text()).isNull();
        assertThat(json.at("a").list(Json::text)).isEmpty();
        assertThat(json.at("a").flagOr(true)).isTrue();
        assertThat(json.at("a").instant()).isNull();
    }

    @Test
    void shouldReadNumbersAsText() {
        assertThat(json("{\"id\":84}").required("id")).isEqualTo("84");
        assertThat(json("{\"id\":\"84\"}").requiredNumber("id")).isEqualTo(84);
    }

    @Test
    void shouldTellWhatIsMissingOrMalformedWithoutShowingIt() {
        assertThatThrownBy(() -> json("{}").required("hash")).hasMessage("the answer lacks hash");
        assertThatThrownBy(() -> json("{\"hash\":\"secret\"}").required("hash", CommitHash::new))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessage("the answer's hash is malformed");
        assertThatThrownBy(() -> json("{}").requiredList("values", Json::text)).hasMessage("the answer lacks values");
    }

    @Test
    void shouldTakeWhatIsNoJsonForNothing() {
        assertThat(json("<html>").isPresent()).isFalse();
        assertThat(json("").isPresent()).isFalse();
        assertThatThrownBy(() -> Json.strict("{\"a\":".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("the answer is not JSON");
    }

    private static Json json(String text) {
        return Json.lenient(text.getBytes(StandardCharsets.UTF_8));
    }
}
