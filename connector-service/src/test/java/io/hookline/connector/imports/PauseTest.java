package io.hookline.connector.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.contracts.id.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PauseTest {

    private static final Duration BACKOFF = Duration.ofSeconds(7);
    private static final ItemOutcome MADE = new ItemOutcome.Made(ProjectId.random(), "shop");
    private static final ItemOutcome FAILED = new ItemOutcome.Failed("not there");
    private static final ItemOutcome UNANSWERED = new ItemOutcome.Unanswered("HTTP 503");
    private static final ItemOutcome HALTED = new ItemOutcome.Halted("token revoked");

    private static ItemOutcome limited(int minutes) {
        return new ItemOutcome.OutOfBudget(Duration.ofMinutes(minutes));
    }

    private static Pause budget(int minutes) {
        return new Pause.For(Wait.Reason.BUDGET, Duration.ofMinutes(minutes));
    }

    static Stream<Arguments> pauses() {
        return Stream.of(
                Arguments.of(List.of(MADE, FAILED), null),
                Arguments.of(List.of(MADE, UNANSWERED), null),
                Arguments.of(List.of(UNANSWERED, UNANSWERED), new Pause.For(Wait.Reason.BITBUCKET, BACKOFF)),
                Arguments.of(List.of(MADE, limited(3), limited(40)), budget(40)),
                Arguments.of(List.of(limited(0)), budget(1)),
                Arguments.of(List.of(UNANSWERED, limited(5)), budget(5)),
                Arguments.of(List.of(limited(5), HALTED), new Pause.Halt("token revoked")));
    }

    @ParameterizedTest
    @MethodSource("pauses")
    void shouldPauseForWhatStandsInTheWayOfAll(List<ItemOutcome> outcomes, @Nullable Pause pause) {
        assertThat(Pause.after(outcomes, BACKOFF).orElse(null)).isEqualTo(pause);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Failure.NotFound("gone"), new ItemOutcome.Failed("gone. Look.")),
                Arguments.of(new Failure.Forbidden("no", Set.of()), new ItemOutcome.Failed("no. Look.")),
                Arguments.of(new Failure.Conflict("taken"), new ItemOutcome.Failed("taken. Look.")),
                Arguments.of(new Failure.Invalid("bad"), new ItemOutcome.Failed("bad. Look.")),
                Arguments.of(new Failure.Gone("410"), new ItemOutcome.Failed("410. Look.")),
                Arguments.of(new Failure.Unauthorized("401"), new ItemOutcome.Halted("401. Look.")),
                Arguments.of(new Failure.Unavailable("503"), new ItemOutcome.Unanswered("503")),
                Arguments.of(new Failure.RateLimited(Duration.ofMinutes(2)), limited(2)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldTellTheRepositorysFailuresFromBitbuckets(Failure failure, ItemOutcome outcome) {
        assertThat(ItemOutcome.of(failure, "Look.")).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"0, PT5S", "1, PT10S", "5, PT2M40S", "6, PT5M", "1000, PT5M"})
    void shouldWaitTwiceAsLongEachTimeUpToABound(int attempts, Duration wait) {
        assertThat(new Backoff(Duration.ofSeconds(5)).after(attempts)).isEqualTo(wait);
    }

    @Test
    void shouldMatchAWholeSlug() {
        Selection.AllOf all = new Selection.AllOf("acme", Pattern.compile("svc-.*"));

        assertThat(all.takes(RepositoryPath.of("acme/svc-a"))).isTrue();
        assertThat(all.takes(RepositoryPath.of("acme/old-svc-a"))).isFalse();
        assertThat(new Selection.AllOf("acme", null).takes(RepositoryPath.of("acme/x")))
                .isTrue();
    }
}
