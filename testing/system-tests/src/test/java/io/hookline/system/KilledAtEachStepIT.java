package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hookline.contracts.event.Product;
import io.hookline.local.client.RestClient;
import io.hookline.local.stack.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * connector-service is killed during each call to Bitbucket that a piece of work makes, as an undisturbed run shows them, before and after
 * Bitbucket has done what it was asked. Many pieces of work, each held at another call, share a kill.
 */
class KilledAtEachStepIT {

    private static final Duration ARRIVAL = Duration.ofSeconds(40);
    private static final RestClient CONTROL =
            new RestClient(SharedStack.get().addresses().simulator().control(), () -> "");
    private static final List<ProjectCreation> CREATED = new ArrayList<>();

    /** What an undisturbed run did. */
    private record Run(List<KillPoint> killPoints, Map<String, Integer> changes) {}

    /** Work that was begun and is held at a call. */
    private record Held<W extends Work>(W work, KillPoint at, Map<String, Integer> changes, Instant since) {

        BitbucketCalls calls() {
            return work.calls(since);
        }
    }

    @BeforeAll
    static void leaveRepairsToTheTest() {
        SharedStack.get().stop(Part.HEALTH_MONITOR);
        CONTROL.delete("/requests");
    }

    @AfterAll
    static void leaveNothing() {
        CONTROL.delete("/faults");
        CREATED.parallelStream().forEach(ProjectCreation::remove);
        SharedStack.get().restart(Part.HEALTH_MONITOR);
    }

    @Test
    void shouldCreateAProjectOnceWhereverItIsKilled() {
        List<Held<ProjectCreation>> held = killAtEachCallOf(
                ProjectCreation::of,
                Map.of(
                        Product.CLOUD,
                        List.of("POST deploy-keys", "POST hooks"),
                        Product.DATA_CENTER,
                        List.of("POST ssh", "POST webhooks")));

        held.forEach(each -> {
            each.work().awaitDone();
            assertThat(each.calls().changes()).as(each.at().toString()).isEqualTo(each.changes());
            each.work().assertWhole();
        });
    }

    private static <W extends Work> List<Held<W>> killAtEachCallOf(
            Function<Product, W> work, Map<Product, List<String>> writes) {
        List<Held<W>> held = Stream.of(Product.values())
                .flatMap(product -> {
                    Run run = undisturbed(work.apply(product));
                    System.err.println(run);
                    assertThat(run.changes().keySet().stream().map(KilledAtEachStepIT::shortened))
                            .containsExactlyInAnyOrderElementsOf(writes.get(product));
                    return run.killPoints().stream()
                            .map(at -> new Held<>(work.apply(product), at, run.changes(), Instant.now()));
                })
                .toList();
        held.forEach(each -> each.calls().withhold(each.at()));
        Instant a = Instant.now();
        held.forEach(each -> each.work().start());
        held.forEach(each -> await(each.at().toString())
                .atMost(ARRIVAL)
                .until(() -> each.calls().has(each.at())));
        System.err.println("arrived after " + Duration.between(a, Instant.now()));
        a = Instant.now();
        SharedStack.get().kill(Part.CONNECTOR_SERVICE);
        CONTROL.delete("/faults");
        SharedStack.get().awaitReady(Part.CONNECTOR_SERVICE);
        System.err.println("restarted after " + Duration.between(a, Instant.now()));
        return held;
    }

    /** The method, and what of: {@code DELETE hooks} for {@code DELETE /2.0/repositories/.../hooks/*}. */
    private static String shortened(String call) {
        return call.replaceFirst(" .*/([a-z-]+)(/\\*)?$", " $1");
    }

    private static Run undisturbed(Work work) {
        Instant since = Instant.now();
        work.start();
        work.awaitDone();
        BitbucketCalls calls = work.calls(since);
        return new Run(calls.killPoints(), calls.changes());
    }
}
