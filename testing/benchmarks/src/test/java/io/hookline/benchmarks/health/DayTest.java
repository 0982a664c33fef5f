package io.hookline.benchmarks.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A small fleet: that the simulation holds together, and that the monitor does in it what it is there for. */
class DayTest {

    private static final int SIZE = 2_000;

    @Test
    void shouldFindAllFaultsAndRepairNothingElse() {
        Day day = Day.of(SIZE);

        assertThat(day.sown()).isPositive();
        assertThat(day.timesToFind()).hasSize(day.sown());
        assertThat(day.outage()).isNotNull();
        assertThat(day.revocation()).isNotNull();
        assertThat(day.falseRepairs()).isZero();
        assertThat(day.repairs()).isPositive();
        assertThat(day.refusals()).isZero();
    }

    @Test
    void shouldSeeEverythingOfAFleetThatNothingIsKnownOf() {
        Sweep sweep = Sweep.of(SIZE);

        assertThat(sweep.swept()).isEqualTo(SIZE);
        assertThat(sweep.makespan()).isGreaterThanOrEqualTo(sweep.bound());
        assertThat(sweep.calls()).isGreaterThanOrEqualTo(4L * SIZE);
    }
}
