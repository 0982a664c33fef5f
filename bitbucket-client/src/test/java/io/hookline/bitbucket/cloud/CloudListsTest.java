package io.hookline.bitbucket.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.RepositoryFilter;
import io.hookline.bitbucket.RepositoryFilter.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudListsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "shop, `name ~ \"shop\"`",
                "`my shop`, `name ~ \"my shop\"`",
                "`a\"b`, `name ~ \"a\" AND name ~ \"b\"`",
                "`a\\b`, `name ~ \"a\" AND name ~ \"b\"`",
                "`x\" OR name ~ \"`, `name ~ \"x\" AND name ~ \" OR name ~ \"`",
                "`\"\"`, ``",
            })
    void shouldQuoteWhatIsSearchedFor(String text, String query) {
        assertThat(CloudLists.nameQuery(text)).isEqualTo(query);
    }

    @Test
    void shouldAskForAWorkspacesRepositories() {
        assertThat(CloudLists.path(new RepositoryFilter("{a-b}", "x&y", Reach.ADMINISTERED), 50))
                .isEqualTo("/repositories/%7Ba-b%7D?pagelen=50&sort=name&role=admin&q=name%20~%20%22x%26y%22");
        assertThat(CloudLists.path(new RepositoryFilter("acme", null, Reach.VISIBLE), 100))
                .isEqualTo("/repositories/acme?pagelen=100&sort=name");
    }
}
