package io.hookline.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.id.RepositoryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

    private static final RepositoryRef HERE = repository("84", "PRJ/widgets");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"refs/heads/main", "refs/heads/feature/a#b%20", "refs/tags/v1", "refs/heads/refs/tags/odd"})
    void shouldReadBackTheFullNameOfARef(String fullName) {
        assertThat(GitRef.of(fullName)).hasToString(fullName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "refs/heads/", "refs/notes/commits", ""})
    void shouldRefuseWhatIsNeitherBranchNorTag(String fullName) {
        assertThatIllegalArgumentException().isThrownBy(() -> GitRef.of(fullName));
    }

    @Test
    void shouldTellABranchFromATagOfTheSameName() {
        assertThat(GitRef.branch("v1")).isNotEqualTo(GitRef.tag("v1"));
    }

    @Test
    void shouldNotTakeARenamedRepositoryForAFork() {
        assertThat(pullRequestFrom(repository("84", "PRJ/renamed")).isFromFork(HERE))
                .isFalse();
    }

    @Test
    void shouldTakeAnotherRepositoryOfTheSameNameForAFork() {
        assertThat(pullRequestFrom(repository("85", "PRJ/widgets")).isFromFork(HERE))
                .isTrue();
    }

    @Test
    void shouldTakeADeletedSourceForAFork() {
        assertThat(pullRequestFrom(null).isFromFork(HERE)).isTrue();
    }

    @Test
    void shouldRefuseAChangeWithoutAnyCommit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RefChange(GitRef.branch("x"), null, null, false, null));
    }

    @Test
    void shouldTellTheOlderOfTwoByBitbucketsTime() {
        PullRequest older = pullRequestFrom(HERE).updatedAt(NOON);
        PullRequest newer = pullRequestFrom(HERE).updatedAt(NOON.plusMillis(1));

        assertThat(older.isOlderThan(newer)).isTrue();
        assertThat(newer.isOlderThan(older)).isFalse();
        assertThat(older.isOlderThan(older)).isFalse();
    }

    @Test
    void shouldCallNoneOlderWhereATimeWasNotTold() {
        PullRequest timed = pullRequestFrom(HERE).updatedAt(NOON);
        PullRequest untimed = pullRequestFrom(HERE);

        assertThat(timed.isOlderThan(untimed)).isFalse();
        assertThat(untimed.isOlderThan(timed)).isFalse();
    }

    private static RepositoryRef repository(String id, String path) {
        return new RepositoryRef(Product.DATA_CENTER, RepositoryId.of(id), path);
    }

    private static PullRequest pullRequestFrom(@Nullable RepositoryRef source) {
        return new PullRequest(
                PullRequestId.of(1),
                "title",
                false,
                null,
                new PullRequest.Side(source, GitRef.branch("x"), null),
                new PullRequest.Side(HERE, GitRef.branch("main"), null),
                null,
                null);
    }
}
