package io.hookline.trigger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engine's builds beside the oracle's. */
final class Comparison {

    private Comparison() {}

    /** What is wrong with the engine's; empty where nothing is. */
    static Optional<String> fault(Deliveries deliveries) {
        Oracle.Expected expected = Oracle.expect(deliveries.story(), deliveries);
        EngineInMemory.Made made = EngineInMemory.of(deliveries);
        List<String> faults = new ArrayList<>();
        tell("missing", without(expected.requested(), made.requested()), faults);
        tell("twice or unasked", without(made.requested(), expected.requested()), faults);
        tell("ended, and should stand", without(expected.standing(), made.standing()), faults);
        tell("standing, and should have ended", without(made.standing(), expected.standing()), faults);
        if (made.ids().size() != made.requested().size()) {
            faults.add("builds share an id");
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", faults));
    }

    private static void tell(String what, List<Build> builds, List<String> faults) {
        if (!builds.isEmpty()) {
            faults.add(what + ": " + builds);
        }
    }

    static List<Build> without(List<Build> all, List<Build> some) {
        List<Build> left = new ArrayList<>(all);
        some.forEach(left::remove);
        return left;
    }
}
