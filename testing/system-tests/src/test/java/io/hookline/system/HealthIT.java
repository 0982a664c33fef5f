package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.health.HealthMessage;
import io.hookline.local.client.Poll;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.TopicLog;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.Part;
import io.hookline.system.Fault.Push;
import io.hookline.system.Patient.Explanation;
import io.hookline.system.Patient.Illness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault, all at once: it is found, it is repaired or explained, and what was pushed meanwhile is built once. {@code ./hookline test
 * --soak} breaks each on both products, an ordinary run on one of them by turns.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HealthIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> REPORT = new ArrayList<>();
    private static final List<Patient> PATIENTS = new ArrayList<>();
    private static final Map<Patient, Illness> ILLNESSES = new ConcurrentHashMap<>();
    private static final Map<Patient, Explanation> EXPLANATIONS = new ConcurrentHashMap<>();
    private static final Map<Patient, String> COMMITS = new ConcurrentHashMap<>();
    private static final Map<Patient, Throwable> MISHAPS = new ConcurrentHashMap<>();
    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final RestClient CONTROL =
            new RestClient(ADDRESSES.simulator().control(), () -> "");

    private static TopicLog<BuildMessage> builds;
    private static TopicLog<HealthMessage> changes;

    static Stream<Patient> patients() {
        return PATIENTS.stream().filter(patient -> patient.fault() != Fault.UNANSWERED);
    }

    @BeforeAll
    static void breakAll() throws InterruptedException {
        builds = TopicLog.fromNow(ADDRESSES.kafka(), Topic.BUILD_REQUESTS.topicName(), BuildMessage.class);
        changes = TopicLog.fromNow(ADDRESSES.kafka(), Topic.HEALTH_CHANGES.topicName(), HealthMessage.class);
        // As short as a grant is good for, so that each use renews it and shows what it is good for by now.
        CONTROL.put("/settings", Map.of("oauth-access-life", "300"));
        PATIENTS.addAll(new MasterKeys().admitPatients());
        forAll(PATIENTS, HealthIT::fallIll);
        List<Patient> others = admitOthers();
        awaitAll(others, Patient::isHealthy);
        PATIENTS.addAll(others);
        forAll(
                others.stream()
                        .filter(patient -> patient.fault() != Fault.UNANSWERED)
                        .toList(),
                HealthIT::fallIll);
        List<Patient> waiting = patients().filter(HealthIT::isWaited).toList();
        awaitAll(waiting, patient -> patient.found(illness(patient)).isPresent());
        forAll(waiting, HealthIT::beMended);
    }

    @AfterAll
    static void report() throws InterruptedException {
        builds.close();
        changes.close();
        forAll(PATIENTS, patient -> patient.site().remove());
        CONTROL.put("/settings", Map.of("oauth-access-life", "7200"));
        Bitbuckets.closeOthers();
        System.out.printf(
                "%-45s %-26s %9s %12s %6s %12s%n%s%n",
                "fault", "found as", "found in", "well after", "calls", "builds lost", String.join("\n", REPORT));
    }

    @ParameterizedTest
    @MethodSource("patients")
    @Order(1)
    void shouldFindAndRepairOrExplainAndLoseNoBuild(Patient patient) {
        assertCourse(patient);
    }

    @Test
    @Order(2)
    void shouldSayWhenConnectorServiceDoesNotAnswerAndLoseNoBuild() throws InterruptedException {
        List<Patient> unanswered = PATIENTS.stream()
                .filter(patient -> patient.fault() == Fault.UNANSWERED)
                .toList();
        unanswered.forEach(patient -> ILLNESSES.put(patient, patient.illness()));
        SharedStack.get().stop(Part.CONNECTOR_SERVICE);
        forAll(unanswered, HealthIT::fallIll);
        unanswered.forEach(HealthIT::awaitFound);
        unanswered.forEach(HealthIT::explain);
        SharedStack.get().restart(Part.CONNECTOR_SERVICE);
        forAll(unanswered, Patient::check);

        unanswered.forEach(HealthIT::assertCourse);
    }

    @Test
    @Order(3)
    void shouldBuildWhatWasPushedMeanwhileOnce() {
        List<String> built = builds.after(message -> true, Duration.ofSeconds(1)).stream()
                .filter(BuildRequested.class::isInstance)
                .map(message -> ((BuildRequested) message).commit().value())
                .filter(COMMITS::containsValue)
                .toList();

        assertThat(built).containsExactlyInAnyOrderElementsOf(COMMITS.values());
    }

    private static void assertCourse(Patient patient) {
        Fault fault = patient.fault();
        assertThat(MISHAPS.get(patient)).as("what went wrong with the fault").isNull();
        Instant found = awaitFound(patient);
        assertThat(changes.await(
                        message -> message instanceof HealthChanged change
                                && change.project().equals(patient.project())
                                && change.to() == fault.state(),
                        PATIENCE))
                .as("the message that it is " + fault.state())
                .isPresent();
        fault.remedy()
                .ifPresent(remedy -> assertThat(EXPLANATIONS.get(patient))
                        .satisfies(told -> assertThat(told.remedy()).containsPattern(remedy)));
        await(patient, each -> each.healed(illness(each)).isPresent());
        assertThat(patient.repairs()).isEqualTo(fault.repair().stream().toList());
        assertThat(builds.await(message -> isOf(message, COMMITS.get(patient)), PATIENCE))
                .as("a build of what was pushed meanwhile")
                .isPresent();
        addRow(patient, found, patient.healed(illness(patient)).orElseThrow());
    }

    private static void addRow(Patient patient, Instant found, Instant healed) {
        Illness illness = illness(patient);
        REPORT.add("%-45s %-26s %7d s %10d s %6d %12d"
                .formatted(
                        patient,
                        patient.finding(),
                        Duration.between(illness.since(), found).toSeconds(),
                        Duration.between(found, healed).toSeconds(),
                        patient.callsWithin(illness.sinceByBitbucket(), Duration.between(illness.since(), healed)),
                        0));
    }

    private static boolean isOf(BuildMessage message, String commit) {
        return message instanceof BuildRequested requested
                && requested.commit().value().equals(commit);
    }

    private static List<Patient> admitOthers() throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(Arrays.stream(Fault.values())
                            .filter(fault -> PATIENTS.stream().noneMatch(patient -> patient.fault() == fault))
                            .flatMap(fault -> products(fault)
                                    .<Callable<Patient>>map(product -> () -> Patient.admit(product, fault)))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static Stream<Product> products(Fault fault) {
        List<Product> all = Stream.of(Product.values()).filter(fault::isOn).toList();
        int turn = Arrays.asList(Fault.values()).indexOf(fault) % all.size();
        return Boolean.getBoolean("hookline.soak") ? all.stream() : Stream.of(all.get(turn));
    }

    private static void fallIll(Patient patient) {
        ILLNESSES.computeIfAbsent(patient, Patient::illness);
        patient.fallIll();
        if (patient.fault().push() == Push.AT_ONCE) {
            push(patient);
        }
    }

    /** Whether somebody does something once it is found. */
    private static boolean isWaited(Patient patient) {
        return patient.fault().remedy().isPresent() || patient.fault().push() != Push.AT_ONCE;
    }

    private static void beMended(Patient patient) {
        if (patient.fault().push() == Push.ONCE_FOUND) {
            push(patient);
        }
        explain(patient);
        patient.beMended();
        if (patient.fault().push() == Push.ONCE_MENDED) {
            push(patient);
        }
        patient.check();
    }

    private static void explain(Patient patient) {
        patient.explanation().ifPresent(told -> EXPLANATIONS.put(patient, told));
    }

    private static void push(Patient patient) {
        COMMITS.put(patient, patient.site().push("pushed-meanwhile"));
    }

    private static Instant awaitFound(Patient patient) {
        await(patient, each -> each.found(illness(each)).isPresent());
        return patient.found(illness(patient)).orElseThrow();
    }

    private static Illness illness(Patient patient) {
        return Objects.requireNonNull(ILLNESSES.get(patient), () -> patient + " did not fall ill");
    }

    private static void await(Patient patient, Predicate<Patient> fits) {
        Awaitility.await(patient.toString())
                .atMost(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .until(() -> fits.test(patient));
    }

    /** For as long as patience lasts: whom it does not come true for, its own test tells. */
    private static void awaitAll(List<Patient> which, Predicate<Patient> fits) {
        List<Patient> left = new ArrayList<>(which);
        boolean _ = Poll.until(
                () -> {
                    left.removeIf(fits);
                    return left.isEmpty();
                },
                Boolean::booleanValue,
                PATIENCE);
    }

    /** What goes wrong with one fails its own test. */
    private static void forAll(List<Patient> which, Consumer<Patient> work) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> each = which.stream()
                    .<Callable<Void>>map(patient -> () -> {
                        work.accept(patient);
                        return null;
                    })
                    .toList();
            List<Future<Void>> ends = threads.invokeAll(each);
            for (int number = 0; number < ends.size(); number++) {
                if (ends.get(number).state() == Future.State.FAILED) {
                    MISHAPS.put(which.get(number), ends.get(number).exceptionNow());
                }
            }
        }
    }
}
