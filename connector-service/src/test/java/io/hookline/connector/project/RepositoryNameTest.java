package io.hookline.connector.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.SshUrl;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {

    @ParameterizedTest
    @CsvSource({
        "acme/shop,                                        acme/shop,",
        "' acme/shop ',                                    acme/shop,",
        "~ann/shop,                                        ~ann/shop,",
        "https://bitbucket.org/acme/shop.git,              acme/shop, bitbucket.org",
        "https://ann@bitbucket.org/acme/shop,              acme/shop, bitbucket.org",
        "git@bitbucket.org:acme/shop.git,                  acme/shop, bitbucket.org",
        "ssh://git@bitbucket.org/acme/shop.git/,           acme/shop, bitbucket.org",
        "ssh://git@git.example.com:7999/prj/shop.git,      prj/shop,  git.example.com",
        "ssh://git.example.com:7999/prj/shop.git,          prj/shop,  git.example.com",
        "https://git.example.com/bitbucket/scm/prj/shop.git, prj/shop, git.example.com",
        "https://git.example.com/scm/~ann/shop.git,        ~ann/shop, git.example.com",
    })
    void shouldReadWhatPeopleWrite(String text, String path, String host) {
        assertThat(RepositoryName.of(text)).isEqualTo(new RepositoryName(RepositoryPath.of(path), host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "a/b/c",
                "https://bitbucket.org/shop",
                "https:///acme/shop",
                "git@bitbucket.org:shop",
                "ftp://bitbucket.org/acme/shop",
                "https://bitbucket.org/acme/..",
                ""
            })
    void shouldRefuseWhatNamesNoRepository(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RepositoryName.of(text));
    }

    @Test
    void shouldCompareHostsWhole() {
        Repository found = new Repository(
                new RepositoryId("1"),
                RepositoryPath.of("acme/shop"),
                "shop",
                null,
                URI.create("https://bitbucket.org/acme/shop.git"),
                SshUrl.of("ssh://git@altssh.bitbucket.org:443/acme/shop.git"),
                URI.create("https://bitbucket.org/acme/shop"),
                null,
                true);

        assertThat(RepositoryName.of("https://BITBUCKET.org/acme/shop").isOnHostOf(found))
                .isTrue();
        assertThat(RepositoryName.of("git@altssh.bitbucket.org:acme/shop").isOnHostOf(found))
                .isTrue();
        assertThat(RepositoryName.of("acme/shop").isOnHostOf(found)).isTrue();
        assertThat(RepositoryName.of("https://bitbucket.org.evil.com/acme/shop").isOnHostOf(found))
                .isFalse();
    }
}
