package io.hookline.benchmarks.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.health.HealthState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What Bitbucket's faults lead to: no repair of what is well, and one alert for what befalls many. The fleets are small; {@code ./hookline
 * test --soak} has 1,000 projects, and 5,000 under one credential.
 */
class FleetTest {

    private static final boolean SOAK = Boolean.getBoolean("hookline.soak");
    private static final int HEALTHY = SOAK ? 1_000 : 100;
    private static final int REVOKED = SOAK ? 5_000 : 300;
    private static final long SEED = 11;
    private static final Duration STORM = Duration.ofHours(3);
    private static final Duration CALM = Duration.ofHours(2);
    private static final Duration DOWN = Duration.ofMinutes(30);
    private static final Duration SOON = Duration.ofDays(2);
    private static final Duration LONGEST_GAP =
            Settings.POLICY.cadence().longest().multipliedBy(12).dividedBy(10);

    @Test
    void shouldRepairNothingOfHealthyProjectsWhileBitbucketPlaysUp() {
        Fleet fleet = Fleet.settled(new Shape(HEALTHY, 5, 2), SEED);
        Credential refused = fleet.credentials.get(3);
        letPass(fleet, CALM);

        Stream.of(Storm.values())
                .filter(storm -> storm != Storm.NONE)
                .forEach(storm -> weather(fleet, credential -> fleet.storm(credential, storm, STORM)));
        weather(fleet, credential -> fleet.breakHost(credential.host, DOWN));
        assertThat(fleet.credentials)
                .allSatisfy(credential -> assertThat(credential.states).doesNotContain(HealthState.UNAUTHORIZED));
        befall(fleet, List.of(refused), credential -> fleet.revoke(credential, STORM));

        assertThat(fleet.ledger.repairs).isZero();
        assertThat(fleet.credentials)
                .allSatisfy(credential -> assertThat(credential.states.contains(HealthState.UNAUTHORIZED))
                        .isEqualTo(credential == refused));
    }

    @Test
    void shouldRaiseOneAlertAndRepairNothingWhenACredentialIsRevoked() {
        Fleet fleet = Fleet.settled(new Shape(3 * REVOKED, 3, 2), SEED);
        Credential revoked = fleet.credentials.getFirst();
        List<Credential> others = fleet.credentials.subList(1, 3);
        letPass(fleet, CALM);

        fleet.revoke(revoked, STORM);
        letPass(fleet, STORM.dividedBy(2));
        Stream.of(0, 1, 2).forEach(each -> fleet.breakProject(fleet.members.get(each), Fault.DEPLOY_KEY_MISSING));
        letPass(fleet, STORM.dividedBy(2));

        assertThat(revoked.group.alerts).isOne();
        assertThat(fleet.members.getFirst().fault).isNotNull();
        assertThat(fleet.members.subList(1, 3))
                .allSatisfy(member -> assertThat(member.fault).isNull());
        assertThat(fleet.ledger.repairs).isEqualTo(2);
        assertThat(others).allSatisfy(credential -> {
            assertThat(credential.group.alerts).isZero();
            assertThat(credential.states).doesNotContain(HealthState.UNAUTHORIZED);
            assertThat(credential.longestGap).isLessThan(LONGEST_GAP);
        });
        assertThat(fleet.hosts).allSatisfy(host -> assertThat(host.group.alerts).isZero());

        fleet.agenda.runUntil(fleet.agenda.instant().plus(SOON), () -> revoked.group.ends == 1);
        assertThat(revoked.group.alerts).isOne();
        assertThat(revoked.group.ends).isOne();
    }

    private static void weather(Fleet fleet, Consumer<Credential> storm) {
        befall(fleet, fleet.credentials, storm);
        assertThat(fleet.credentials)
                .allSatisfy(credential ->
                        assertThat(credential.states).containsOnly(HealthState.HEALTHY, HealthState.UNKNOWN));
    }

    /** What there is to tell of a storm is told once, and once that it is over. */
    private static void befall(Fleet fleet, List<Credential> credentials, Consumer<Credential> storm) {
        Map<Member, Integer> news = fleet.members.stream().collect(Collectors.toMap(Function.identity(), m -> m.news));
        List<Group> groups = Stream.concat(
                        fleet.credentials.stream().map(credential -> credential.group),
                        fleet.hosts.stream().map(host -> host.group))
                .toList();
        Map<Group, Integer> alerts = groups.stream().collect(Collectors.toMap(Function.identity(), g -> g.alerts));

        credentials.forEach(storm);
        letPass(fleet, STORM.plus(CALM));

        assertThat(fleet.members)
                .allSatisfy(member -> assertThat(member.news - news.get(member)).isBetween(0, 2));
        assertThat(groups).allSatisfy(group -> {
            assertThat(group.alerts - alerts.get(group)).isBetween(0, 1);
            assertThat(group.ends).isEqualTo(group.alerts);
        });
    }

    private static void letPass(Fleet fleet, Duration time) {
        fleet.agenda.runUntil(fleet.agenda.instant().plus(time));
    }
}
