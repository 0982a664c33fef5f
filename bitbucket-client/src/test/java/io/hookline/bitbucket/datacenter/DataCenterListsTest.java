package io.hookline.bitbucket.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.RepositoryFilter;
import io.hookline.bitbucket.RepositoryFilter.Reach;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataCenterListsTest {

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of(new RepositoryFilter("PRJ", null, Reach.VISIBLE), "/projects/PRJ/repos?"),
                Arguments.of(new RepositoryFilter("~ann", null, Reach.VISIBLE), "/projects/~ann/repos?"),
                Arguments.of(
                        new RepositoryFilter("PRJ", null, Reach.ADMINISTERED),
                        "/repos?permission=REPO_ADMIN&projectkey=PRJ&"),
                Arguments.of(
                        new RepositoryFilter("PRJ", "a&b", Reach.VISIBLE),
                        "/repos?permission=REPO_READ&projectkey=PRJ&name=a%26b&"),
                Arguments.of(new RepositoryFilter(null, null, Reach.ADMINISTERED), "/repos?permission=REPO_ADMIN&"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void shouldAskTheListThatHeedsTheFilter(RepositoryFilter filter, String path) {
        assertThat(DataCenterLists.path(filter)).isEqualTo(path);
    }
}
