package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.local.client.TopicLog;
import io.hookline.local.embedded.Postmaster;
import io.hookline.local.stack.Part;
import io.hookline.trigger.oracle.Build;
import io.hookline.trigger.oracle.MadeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Signed deliveries over HTTP, while gateway, engine, broker and database are killed one after the other, against the oracle: every build
 * is requested, and none twice. {@code ./hookline test --soak} sends a million, {@code -Dhookline.soak.deliveries=} says how many, and
 * {@code -Dhookline.oracle.seed=} which. A delivery counts once it was acknowledged, however often it had to be sent; Bitbucket itself
 * gives up sooner, and what it loses the next look at the repository finds. A build counts by its id: a message may come twice.
 */
class SoakIT {

    private static final int DELIVERIES = Integer.getInteger("hookline.soak.deliveries", 2_000);
    private static final long SEED = Long.getLong("hookline.oracle.seed", System.nanoTime());
    private static final int ACTIONS = 40;
    private static final int AT_A_TIME = 16;
    private static final List<Part> VICTIMS =
            List.of(Part.WEBHOOK_GATEWAY, Part.TRIGGER_ENGINE, Part.KAFKA, Part.POSTGRES);
    private static final int A_ROUND = Math.min(DELIVERIES, 10_000);
    private static final int BETWEEN_KILLS = Math.min(DELIVERIES / (VICTIMS.size() + 1), 10_000);
    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final SplittableRandom seeds = new SplittableRandom(SEED);
    private final AtomicInteger kills = new AtomicInteger();

    @Test
    void shouldRequestTheOraclesBuildsWhenAllIsKilledAmongTheDeliveries() throws Exception {
        System.out.println("The deliveries are those of -Dhookline.oracle.seed=" + SEED);
        int builds = 0;
        try (SignedSender sender = new SignedSender(SharedStack.get(), this::killWhatIsDue);
                ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            while (sender.acknowledged() < DELIVERIES) {
                builds += round(sender, threads);
                System.out.printf(
                        "Acknowledged %d deliveries in %d attempts, %d kills; requested %d builds%n",
                        sender.acknowledged(), sender.attempts(), kills.get(), builds);
            }
        }
        VICTIMS.forEach(SharedStack.get()::awaitReady);
        assertThat(kills.get()).isGreaterThanOrEqualTo(VICTIMS.size());
    }

    /** Some projects from their first delivery to the last; tells how many builds they have. */
    private int round(SignedSender sender, ExecutorService threads) throws Exception {
        List<MadeUp> histories = histories();
        try (TopicLog<BuildMessage> builds = TopicLog.fromNow(
                SharedStack.get().addresses().kafka(), Topic.BUILD_REQUESTS.topicName(), BuildMessage.class)) {
            sender.introduce(histories);
            List<Future<?>> sending = new ArrayList<>();
            histories.forEach(history -> sending.add(threads.submit(() -> sender.send(history))));
            for (Future<?> one : sending) {
                one.get();
            }
            Map<ProjectId, List<Build>> requested = requested(builds, histories);
            histories.forEach(history -> assertThat(
                            requested.getOrDefault(history.project().id(), List.of()))
                    .as("seed %d, project %s", SEED, history.project())
                    .containsExactlyInAnyOrderElementsOf(history.expected()));
        }
        sender.retire(histories);
        return expected(histories);
    }

    private List<MadeUp> histories() {
        List<MadeUp> histories = new ArrayList<>();
        int deliveries = 0;
        while (deliveries < A_ROUND) {
            MadeUp history = MadeUp.of(seeds.split(), ACTIONS);
            histories.add(history);
            deliveries += history.deliveries().size();
        }
        return histories;
    }

    /** One part after the other, while the senders are at it: nobody waits for its return. */
    private void killWhatIsDue(long acknowledged) {
        if (acknowledged % BETWEEN_KILLS == 0) {
            Part victim = VICTIMS.get(kills.getAndIncrement() % VICTIMS.size());
            if (victim == Part.POSTGRES) {
                Postmaster.of(SharedStack.HOME.data(victim)).process().ifPresent(ProcessHandle::destroyForcibly);
            }
            SharedStack.get().kill(victim);
        }
    }

    private static int expected(List<MadeUp> histories) {
        return histories.stream().mapToInt(history -> history.expected().size()).sum();
    }

    /** What was requested once all can be there. */
    private static Map<ProjectId, List<Build>> requested(TopicLog<BuildMessage> log, List<MadeUp> histories) {
        Set<ProjectId> projects =
                histories.stream().map(history -> history.project().id()).collect(Collectors.toUnmodifiableSet());
        int expected = expected(histories);
        Instant end = Instant.now().plus(RECOVERY);
        int found = 0;
        while (found < expected && Instant.now().isBefore(end)) {
            found = read(log, projects, LOOK).size();
        }
        return read(log, projects, QUIET).stream()
                .collect(Collectors.groupingBy(
                        BuildRequested::project, Collectors.mapping(Build::of, Collectors.toList())));
    }

    /** What was requested of these projects after this much more time, each build once. */
    private static Collection<BuildRequested> read(TopicLog<BuildMessage> log, Set<ProjectId> projects, Duration time) {
        Map<BuildId, BuildRequested> byId = new LinkedHashMap<>();
        log.after(message -> message instanceof BuildRequested && projects.contains(message.project()), time)
                .forEach(message -> byId.putIfAbsent(message.id(), (BuildRequested) message));
        return byId.values();
    }
}
