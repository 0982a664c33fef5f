package io.hookline.health.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.Observation;
import io.hookline.health.plan.Fleet.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Bitbucket's faults lead to: no repair of what is well, and one alert for what befalls many. */
class FleetTest {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant SHAKY = START.plus(Duration.ofMinutes(30));
    private static final Instant DOWN = SHAKY.plus(Duration.ofMinutes(30));
    private static final Instant WELL = DOWN.plus(Duration.ofMinutes(30));
    private static final Instant END = WELL.plus(Duration.ofHours(1));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldRepairNothingOfAThousandHealthyProjectsWhileBitbucketPlaysUp(long seed) {
        Fleet fleet = new Fleet(1_000, 10, START, seed, FleetTest::playUp);

        fleet.runUntil(END);

        assertThat(fleet.members()).allSatisfy(member -> {
            assertThat(member.repairs).isEmpty();
            assertThat(member.states).doesNotContain(HealthState.BROKEN, HealthState.REPOSITORY_GONE);
        });
        assertThat(fleet.members())
                .filteredOn(FleetTest::hasRefusedCredential)
                .allSatisfy(member -> assertThat(member.states).contains(HealthState.UNAUTHORIZED));
        assertThat(fleet.host().alerts).isEqualTo(1);
        assertThat(fleet.connectors())
                .allSatisfy(connector -> assertThat(connector.group().alerts).isLessThanOrEqualTo(1));
        assertThat(fleet.isAnyHeld()).isFalse();
    }

    @Test
    void shouldAlertOnceAndRepairNothingWhenACredentialIsRevokedUnderFiveThousandProjects() {
        Fleet fleet = new Fleet(10_000, 2, START, 1, FleetTest::revokeTheFirst);

        fleet.runUntil(END);

        assertThat(fleet.alerts()).isEqualTo(1);
        assertThat(fleet.connectors().getFirst().group().alerts).isEqualTo(1);
        assertThat(fleet.members())
                .filteredOn(member -> member.connector.number() == 0)
                .hasSize(5_000)
                .allSatisfy(member -> {
                    assertThat(member.repairs).isEmpty();
                    assertThat(member.states).contains(HealthState.UNAUTHORIZED);
                });
        assertThat(fleet.members())
                .filteredOn(member -> member.connector.number() == 1 && hasNoWebhook(member))
                .hasSize(50)
                .allSatisfy(member -> assertThat(member.repairs).isNotEmpty());
    }

    @Test
    void shouldHoldTheWholeHostWhenManyOfTheConnectorsAreSmall() {
        Fleet fleet = new Fleet(
                300,
                100,
                START,
                1,
                (member, now, random) -> now.isBefore(SHAKY)
                        ? Answers.healthy(member.id(), now)
                        : Answers.withoutWebhook(member.id(), now));

        fleet.runUntil(END);

        assertThat(fleet.alerts()).isEqualTo(1);
        assertThat(fleet.host().alerts).isEqualTo(1);
        assertThat(fleet.members())
                .filteredOn(member -> !member.repairs.isEmpty())
                .hasSizeLessThan(300 / 4);
    }

    private static Observation playUp(Member member, Instant now, Random random) {
        if (now.isBefore(SHAKY) || !now.isBefore(WELL)) {
            return Answers.healthy(member.id(), now);
        }
        return hasRefusedCredential(member)
                ? Answers.revoked(member.id(), now)
                : Answers.shaken(member.id(), now, now.isBefore(DOWN) ? 0.4 : 1, random);
    }

    private static Observation revokeTheFirst(Member member, Instant now, Random random) {
        if (now.isBefore(SHAKY)) {
            return Answers.healthy(member.id(), now);
        }
        if (member.connector.number() == 0) {
            return Answers.revoked(member.id(), now);
        }
        return hasNoWebhook(member) && member.repairs.isEmpty()
                ? Answers.withoutWebhook(member.id(), now)
                : Answers.healthy(member.id(), now);
    }

    private static boolean hasRefusedCredential(Member member) {
        return member.connector.number() == 3;
    }

    /** One in a hundred. */
    private static boolean hasNoWebhook(Member member) {
        return member.number % 200 == 1;
    }
}
