package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hookline.contracts.event.Product;
import io.hookline.local.client.RestClient;
import io.hookline.local.stack.LocalStack;
import io.hookline.local.stack.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Work of connector-service that a kill cuts off while Bitbucket withholds its answer to one call. */
final class Victim<W extends Work> {

    private static final Duration ARRIVAL = Duration.ofSeconds(40);

    private final W work;
    private final KillPoint at;
    private final Map<String, Integer> changes;
    private Instant since = Instant.MAX;

    private Victim(W work, KillPoint at, Map<String, Integer> changes) {
        this.work = work;
        this.at = at;
        this.changes = changes;
    }

    /**
     * One for each call that an undisturbed run makes, and two where the call changes something.
     *
     * @param work makes such work
     * @param changes what an undisturbed run is known to change
     */
    static <W extends Work> List<Victim<W>> ofEachCall(Product product, Function<Product, W> work, String... changes) {
        W undisturbed = work.apply(product);
        Instant since = Instant.now();
        undisturbed.start();
        undisturbed.awaitDone();
        BitbucketCalls calls = undisturbed.calls(since);
        Map<String, Integer> made = calls.changes();
        assertThat(made.keySet().stream().map(Victim::shortened)).containsExactlyInAnyOrder(changes);
        return calls.killPoints().stream()
                .map(at -> new Victim<>(work.apply(product), at, made))
                .toList();
    }

    /** Begins all of them, kills the service when each is held at its call, and waits until it is up again. */
    static void killAll(List<? extends Victim<?>> victims) {
        LocalStack stack = SharedStack.get();
        victims.forEach(Victim::begin);
        victims.stream().filter(Victim::hasOwnPaths).forEach(Victim::awaitReached);
        stack.kill(Part.CONNECTOR_SERVICE);
        new RestClient(stack.addresses().simulator().control(), () -> "").delete("/faults");
        stack.awaitReady(Part.CONNECTOR_SERVICE);
    }

    W work() {
        return work;
    }

    KillPoint at() {
        return at;
    }

    /** Waits for the work's end, and asserts that Bitbucket made and removed what it does in an undisturbed run, and nothing twice. */
    void awaitDoneOnce() {
        awaitDone();
        assertThat(work.calls(since).changes())
                .as("changes when killed at " + at)
                .isEqualTo(changes);
    }

    void awaitDone() {
        work.awaitDone();
    }

    private void begin() {
        since = Instant.now();
        work.calls(since).withhold(at);
        work.start();
        if (!hasOwnPaths()) {
            awaitReached();
        }
    }

    private boolean hasOwnPaths() {
        return work.hasOwnPaths();
    }

    private void awaitReached() {
        await(at.toString()).atMost(ARRIVAL).until(() -> work.calls(since).has(at));
    }

    /** The method, and of what: {@code DELETE hooks} for {@code DELETE /2.0/repositories/…/hooks/*}. */
    private static String shortened(String call) {
        return call.replaceFirst(" .*/([a-z_-]+)(/\\*)?$", " $1");
    }
}
