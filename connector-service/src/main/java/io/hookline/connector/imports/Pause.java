package io.hookline.connector.imports;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Why no further repository is begun for now. */
sealed interface Pause {

    /** A budget that is used up comes back call by call; what it gave at once would be too little to set a project up. */
    Duration SHORTEST_FOR_BUDGET = Duration.ofMinutes(1);

    /** Something that passes by itself. */
    record For(Wait.Reason reason, Duration length) implements Pause {}

    /** Something that a person must mend. */
    record Halt(String why) implements Pause {}

    /** What some outcomes mean for all that is left; empty where nothing stands in the way. */
    static Optional<Pause> after(List<ItemOutcome> outcomes, Duration backoff) {
        Optional<Pause> halted = outcomes.stream()
                .filter(ItemOutcome.Halted.class::isInstance)
                .findFirst()
                .map(outcome -> new Halt(((ItemOutcome.Halted) outcome).why()));
        return halted.or(() -> outcomes.stream()
                        .filter(ItemOutcome.OutOfBudget.class::isInstance)
                        .map(outcome -> ((ItemOutcome.OutOfBudget) outcome).retryAfter())
                        .max(Duration::compareTo)
                        .map(Pause::forBudget))
                .or(() -> outcomes.stream().allMatch(ItemOutcome.Unanswered.class::isInstance)
                        ? Optional.of(new For(Wait.Reason.BITBUCKET, backoff))
                        : Optional.empty());
    }

    /** Until the budget has calls again. */
    static Pause forBudget(Duration retryAfter) {
        return new For(
                Wait.Reason.BUDGET, retryAfter.compareTo(SHORTEST_FOR_BUDGET) < 0 ? SHORTEST_FOR_BUDGET : retryAfter);
    }
}
