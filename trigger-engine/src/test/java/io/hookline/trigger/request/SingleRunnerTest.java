package io.hookline.trigger.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleRunnerTest {

    private final List<UniEmitter<? super Void>> runs = new ArrayList<>();
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
}
