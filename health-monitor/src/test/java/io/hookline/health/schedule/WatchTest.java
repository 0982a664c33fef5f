package io.hookline.health.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.health.Observation.Why;
import io.hookline.health.diagnose.Diagnose;
import io.hookline.health.diagnose.Look;
import io.hookline.health.diagnose.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(5));
    private static final Breaker.Policy POLICY =
            new Breaker.Policy(3, Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofMinutes(1));
    private static final Look WELL = Seen.look("seen", "seen", "seen", "seen");
    private static final Look DOWN = Seen.look("UNAVAILABLE", "UNAVAILABLE", "UNAVAILABLE", "UNAVAILABLE");
    private static final Look LIMITED = Seen.look("RATE_LIMITED", "RATE_LIMITED", "RATE_LIMITED", "seen");
    private static final Look GIT_ONLY = Seen.look("not-asked", "not-asked", "not-asked", "seen");

    @Test
    void shouldAskAsWantedWhileBothWaysAreWell() {
        Watch watch = new Watch(Breakers.CLOSED, POLICY);

        assertThat(watch.ask(Depth.FULL, NOW)).contains(Question.asWanted(Depth.FULL));
        assertThat(watch.ask(Depth.SHALLOW, NOW)).contains(Question.asWanted(Depth.SHALLOW));
    }

    @Test
    void shouldStopLookingWhenTheHostGoesAwayMeanwhile() {
        Watch watch = new Watch(Breakers.CLOSED, POLICY);
        sawThrice(watch, DOWN);

        assertThat(watch.ask(Depth.SHALLOW, NOW)).isEmpty();
        assertThat(watch.breakers().host().parkedUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void shouldProbeAHostWithOneLookThatGoesOnOnlyWhenItSees() {
        Breakers parked = tripped(DOWN);
        Watch blind = new Watch(parked, POLICY);
        Watch seeing = new Watch(parked, POLICY);

        assertThat(blind.ask(Depth.SHALLOW, LATER)).isPresent();
        assertThat(blind.ask(Depth.SHALLOW, LATER)).isEmpty();
        blind.saw(DOWN, LATER, 0);
        assertThat(blind.ask(Depth.SHALLOW, LATER)).isEmpty();
        assertThat(seeing.ask(Depth.SHALLOW, LATER)).isPresent();
        seeing.saw(GIT_ONLY, LATER, 0);
        assertThat(seeing.ask(Depth.SHALLOW, LATER)).isPresent();
    }

    @Test
    void shouldAskGitAloneWhenTheCallsAreUsedUpMeanwhile() {
        Watch watch = new Watch(Breakers.CLOSED, POLICY);
        sawThrice(watch, LIMITED);

        assertThat(watch.ask(Depth.FULL, NOW)).contains(Question.gitOnly(Why.RATE_LIMITED));
        assertThat(watch.ask(Depth.SHALLOW, NOW)).contains(Question.asWanted(Depth.SHALLOW));
    }

    @Test
    void shouldProbeTheApiWithOneLookWhenItsTimeHasCome() {
        Watch watch = new Watch(tripped(LIMITED), POLICY);

        assertThat(watch.ask(Depth.FULL, LATER)).contains(Question.asWanted(Depth.FULL));
        assertThat(watch.ask(Depth.FULL, LATER)).contains(Question.gitOnly(Why.RATE_LIMITED));
        watch.saw(WELL, LATER, 0);
        assertThat(watch.ask(Depth.FULL, LATER)).contains(Question.asWanted(Depth.FULL));
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, UNAUTHORIZED",
        "FORBIDDEN, UNAUTHORIZED",
        "RATE_LIMITED, UNKNOWN",
        "UNAVAILABLE, UNKNOWN",
    })
    void shouldConcludeWithoutTheApiWhatItWouldHaveToldAgain(Why why, HealthState state) {
        Question question = Question.gitOnly(why);

        Look answered = question.answeredBy(GIT_ONLY);

        assertThat(question.isCutShort(GIT_ONLY)).isTrue();
        assertThat(Diagnose.of(answered, Memory.NONE, Duration.ZERO).state()).isEqualTo(state);
    }

    @Test
    void shouldLeaveALookAsItIsThatAskedTheApiByItself() {
        Question question = Question.gitOnly(Why.RATE_LIMITED);

        assertThat(question.isCutShort(WELL)).isFalse();
        assertThat(question.answeredBy(WELL)).isEqualTo(WELL);
    }

    @Test
    void shouldLeaveALookAsItIsThatAskedAllItShould() {
        Optional<Question> question = new Watch(Breakers.CLOSED, POLICY).ask(Depth.SHALLOW, NOW);

        assertThat(question.orElseThrow().isCutShort(GIT_ONLY)).isFalse();
        assertThat(question.orElseThrow().answeredBy(GIT_ONLY)).isEqualTo(GIT_ONLY);
    }

    private static Breakers tripped(Look look) {
        Watch watch = new Watch(Breakers.CLOSED, POLICY);
        sawThrice(watch, look);
        return watch.breakers();
    }

    private static void sawThrice(Watch watch, Look look) {
        for (int times = 0; times < 3; times++) {
            watch.saw(look, NOW, 0);
        }
    }
}
