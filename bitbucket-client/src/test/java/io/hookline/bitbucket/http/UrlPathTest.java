package io.hookline.bitbucket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPathTest {

    @Test
    void shouldEncodeBracesSlashesAndBlanksButNotTheTilde() {
        assertThat(UrlPath.of("{}", "{3deb}")).isEqualTo("/%7B%7D/%7B3deb%7D");
        assertThat(UrlPath.of("~ann", "a/b c+*")).isEqualTo("/~ann/a%2Fb%20c%2B%2A");
    }

    @Test
    void shouldKeepTheSlashesOfAFile() {
        assertThat(UrlPath.ofFile("ci/größe #1.yml")).isEqualTo("/ci/gr%C3%B6%C3%9Fe%20%231.yml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "a/../b", "./a", "a//b"})
    void shouldRefuseAFileElsewhere(String path) {
        assertThatThrownBy(() -> UrlPath.ofFile(path)).isInstanceOf(IllegalArgumentException.class);
    }
}
