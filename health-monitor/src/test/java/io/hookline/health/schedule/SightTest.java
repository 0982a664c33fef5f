package io.hookline.health.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.health.Observation.Why;
import io.hookline.health.diagnose.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightTest {

    @ParameterizedTest(name = "repository {0}, webhooks {1}, deploy key {2}, git {3}: host {4}, API {5}")
    @CsvSource({
        "seen,         seen,         seen,         seen,        open,        open",
        "not-asked,    not-asked,    not-asked,    seen,        open,        untried",
        "seen,         seen,         seen,         UNAVAILABLE, open,        open",
        "seen,         UNAVAILABLE,  UNAVAILABLE,  seen,        open,        open",
        "seen,         FORBIDDEN,    seen,         seen,        open,        open",
        "seen,         RATE_LIMITED, seen,         seen,        open,        RATE_LIMITED",
        "seen,         seen,         RATE_LIMITED, seen,        open,        RATE_LIMITED",
        "RATE_LIMITED, RATE_LIMITED, RATE_LIMITED, seen,        open,        RATE_LIMITED",
        "UNAUTHORIZED, UNAUTHORIZED, UNAUTHORIZED, seen,        open,        UNAUTHORIZED",
        "FORBIDDEN,    FORBIDDEN,    FORBIDDEN,    seen,        open,        FORBIDDEN",
        "UNAVAILABLE,  UNAVAILABLE,  UNAVAILABLE,  seen,        open,        UNAVAILABLE",
        "UNAVAILABLE,  UNAVAILABLE,  UNAVAILABLE,  UNAVAILABLE, UNAVAILABLE, UNAVAILABLE",
        "UNAUTHORIZED, UNAUTHORIZED, UNAUTHORIZED, UNAVAILABLE, UNAVAILABLE, UNAUTHORIZED",
        "RATE_LIMITED, RATE_LIMITED, RATE_LIMITED, not-asked,   untried,     RATE_LIMITED",
    })
    void shouldTellWhichWayIsBlind(
            String repository, String webhooks, String deployKey, String git, String host, String api) {
        Look look = Seen.look(repository, webhooks, deployKey, git);

        assertThat(Sight.of(look)).isEqualTo(new Sight(way(host), way(api)));
    }

    @Test
    void shouldSeeNothingWhereNobodyAnswered() {
        assertThat(Sight.of(new Look.Unanswered("connector-service did not answer in time.")))
                .isEqualTo(new Sight(new Way.Blind(Why.UNAVAILABLE), new Way.Untried()));
    }

    @Test
    void shouldLearnNothingFromAProjectThatIsNotKnown() {
        assertThat(Sight.of(new Look.UnknownProject())).isEqualTo(new Sight(new Way.Untried(), new Way.Untried()));
    }

    private static Way way(String word) {
        return switch (word) {
            case "open" -> new Way.Open();
            case "untried" -> new Way.Untried();
            default -> new Way.Blind(Why.valueOf(word));
        };
    }
}
