package io.hookline.trigger.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SingleRunnerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<UniEmitter<? super Void>> runs = new CopyOnWriteArrayList<>();
    private final SingleRunner runner =
            new SingleRunner("test", () -> Uni.createFrom().emitter(runs::add));

    @Test
    void shouldRunOnceMoreWhenAskedSeveralTimesWhileRunning() {
        runner.run();
        runner.run();
        runner.run();
        assertThat(runs).hasSize(1);

        runs.getFirst().complete(null);
        assertThat(runs).hasSize(2);

        runs.getLast().complete(null);
        assertThat(runs).hasSize(2);
    }

    @Test
    void shouldRunAgainAfterAFailure() {
        runner.run();
        runs.getFirst().fail(new IllegalStateException("broken"));

        runner.run();

        assertThat(runs).hasSize(2);
    }

    @Test
    void shouldEndAfterALastRunWhenAskedToWhileRunning() {
        runner.run();

        CompletableFuture<Boolean> end = CompletableFuture.supplyAsync(() -> runner.end(PATIENCE));
        await().until(() -> complete(0) && runs.size() == 2);
        assertThat(end).isNotDone();
        runs.getLast().complete(null);

        assertThat(end).succeedsWithin(PATIENCE).isEqualTo(true);
        runner.run();
        assertThat(runs).hasSize(2);
    }

    @Test
    void shouldWaitForTheLastRunNoLongerThanItsPatience() {
        assertThat(runner.end(Duration.ofMillis(1))).isFalse();
        assertThat(runs).hasSize(1);
    }

    private boolean complete(int run) {
        runs.get(run).complete(null);
        return true;
    }
}
