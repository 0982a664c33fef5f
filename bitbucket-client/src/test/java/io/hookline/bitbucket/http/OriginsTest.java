package io.hookline.bitbucket.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.bitbucket.org/2.0, https://API.bitbucket.org:443/x?page=2, true",
        "https://api.bitbucket.org/2.0, http://api.bitbucket.org/x, false",
        "https://api.bitbucket.org/2.0, https://api.bitbucket.org:8443/x, false",
        "https://api.bitbucket.org/2.0, https://api.bitbucket.org.evil.example/x, false",
        "https://api.bitbucket.org/2.0, https://api.bitbucket.org@evil.example/x, false",
        "https://api.bitbucket.org/2.0, https://ann@api.bitbucket.org/x, false",
        "https://api.bitbucket.org/2.0, /x, false",
        "https://api.bitbucket.org/2.0, about:blank, false",
    })
    void shouldTellOriginsApart(URI base, URI other, boolean same) {
        assertThat(Origins.same(base, other)).isEqualTo(same);
    }

    @Test
    void shouldResolveARedirectAgainstWhereItCameFrom() {
        var from = URI.create("https://host/bitbucket/a");

        assertThat(Origins.resolve(from, Optional.of("/bitbucket/b")))
                .isEqualTo(URI.create("https://host/bitbucket/b"));
        assertThat(Origins.same(from, Origins.resolve(from, Optional.empty()))).isFalse();
        assertThat(Origins.same(from, Origins.resolve(from, Optional.of("ht tp://"))))
                .isFalse();
    }
}
