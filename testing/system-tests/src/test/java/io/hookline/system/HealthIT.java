package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.health.HealthMessage;
import io.hookline.contracts.health.HealthState;
import io.hookline.local.client.HealthClient;
import io.hookline.local.client.Tokens;
import io.hookline.local.client.TopicLog;
import io.hookline.local.stack.Addresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault, on both products, all at once: it is found, it is repaired or explained, and what was pushed meanwhile is built. */
class HealthIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> REPORT = new ArrayList<>();
    private static final Map<Patient, Illness> ILLNESSES = new HashMap<>();
    private static final Addresses ADDRESSES = SharedStack.get().addresses();

    private static List<Patient> patients;
    private static TopicLog<BuildMessage> builds;
    private static TopicLog<HealthMessage> changes;
    private static HealthClient health;

    /** When a fault befell a project, by two clocks, and what was pushed then. */
    private record Illness(Instant since, Instant sinceByBitbucket, String commit) {}

    private record Ward(Product product, Fault fault) {}

    static Stream<Patient> patients() {
        return patients.stream();
    }

    @BeforeAll
    static void breakAll() throws InterruptedException {
        health = new HealthClient(ADDRESSES.healthMonitor(), new Tokens(ADDRESSES.issuer()).of("operator"));
        builds = TopicLog.fromNow(ADDRESSES.kafka(), Topic.BUILD_REQUESTS.topicName(), BuildMessage.class);
        changes = TopicLog.fromNow(ADDRESSES.kafka(), Topic.HEALTH_CHANGES.topicName(), HealthMessage.class);
        patients = all(wards().<Callable<Patient>>map(ward -> () -> Patient.admit(ward.product(), ward.fault())));
        patients.forEach(HealthIT::awaitHealthy);
        List<Illness> illnesses = all(patients.stream()
                .<Callable<Illness>>map(
                        patient -> () -> new Illness(Instant.now(), patient.bitbucketsTime(), patient.fallIll())));
        for (int number = 0; number < patients.size(); number++) {
            ILLNESSES.put(patients.get(number), illnesses.get(number));
        }
    }

    @AfterAll
    static void report() {
        builds.close();
        changes.close();
        System.out.printf(
                "%-40s %10s %12s %8s %12s%n%s%n",
                "fault", "found in", "repaired in", "calls", "builds lost", String.join("\n", REPORT));
    }

    @ParameterizedTest
    @MethodSource("patients")
    void shouldFindAndRepairOrExplainAndLoseNoBuild(Patient patient) {
        Illness illness = ILLNESSES.get(patient);

        HealthChanged found =
                change(patient, change -> change.to() == patient.fault().state());
        assertThat(found.findings())
                .anyMatch(finding -> finding.contains(patient.fault().evidence()));
        if (patient.fault().needsPerson()) {
            patient.beMended();
            health.check(patient.project());
        }
        HealthChanged healed = change(
                patient,
                change ->
                        change.to() == HealthState.HEALTHY && change.changedAt().isAfter(found.changedAt()));
        long calls =
                patient.callsWithin(illness.sinceByBitbucket(), Duration.between(illness.since(), healed.changedAt()));

        Optional<BuildMessage> build = builds.await(
                message -> message instanceof BuildRequested requested
                        && requested.commit().value().equals(illness.commit()),
                PATIENCE);
        assertThat(build).as("a build of what was pushed meanwhile").isPresent();
        REPORT.add("%-40s %8d s %10d s %8d %12d"
                .formatted(
                        patient,
                        Duration.between(illness.since(), found.changedAt()).toSeconds(),
                        Duration.between(found.changedAt(), healed.changedAt()).toSeconds(),
                        calls,
                        0));
    }

    private static Stream<Ward> wards() {
        return Stream.of(Fault.values())
                .flatMap(fault ->
                        Stream.of(Product.values()).filter(fault::isOn).map(product -> new Ward(product, fault)));
    }

    private static <T> List<T> all(Stream<Callable<T>> work) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(work.toList()).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static HealthChanged change(Patient patient, Predicate<HealthChanged> fits) {
        Optional<HealthChanged> change = changes.await(
                        message -> message instanceof HealthChanged each
                                && each.project().equals(patient.project())
                                && fits.test(each),
                        PATIENCE)
                .map(HealthChanged.class::cast);
        assertThat(change).as("a change of the project's health").isPresent();
        return change.get();
    }

    private static void awaitHealthy(Patient patient) {
        Awaitility.await()
                .atMost(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .until(() -> health.stateOf(patient.project())
                        .filter(HealthState.HEALTHY::equals)
                        .isPresent());
    }
}
