package io.hookline.trigger.oracle;

import java.util.ArrayList;
import java.util.List;

/** Leaves out of a history that fails what it also fails without. */
final class Shrinking {

    private Shrinking() {}

    static Deliveries of(Deliveries failing) {
        Deliveries smaller = failing;
        int size;
        do {
            size = smaller.inOrder().size();
            smaller = withoutActions(withoutCopies(smaller));
        } while (smaller.inOrder().size() < size);
        return ordered(smaller);
    }

    private static Deliveries withoutActions(Deliveries failing) {
        Deliveries smaller = failing;
        for (int action = failing.story().actions().size() - 1; action >= 0; action--) {
            if (!(smaller.story().actions().get(action) instanceof Action.Nothing)) {
                smaller = orElse(smaller.of(smaller.story().without(action)), smaller);
            }
        }
        return smaller;
    }

    private static Deliveries withoutCopies(Deliveries failing) {
        Deliveries smaller = failing;
        for (Delivery one : failing.inOrder()) {
            if (one.copy() > 0) {
                List<Delivery> others = new ArrayList<>(smaller.inOrder());
                others.remove(one);
                smaller = orElse(new Deliveries(smaller.story(), others), smaller);
            }
        }
        return smaller;
    }

    /** Each first delivery in its place, if it fails so too. */
    private static Deliveries ordered(Deliveries failing) {
        Deliveries tidier = failing;
        for (int at = 1; at < failing.inOrder().size(); at++) {
            for (int earlier = at;
                    earlier > 0
                            && isBefore(
                                    tidier.inOrder().get(earlier),
                                    tidier.inOrder().get(earlier - 1));
                    earlier--) {
                List<Delivery> swapped = new ArrayList<>(tidier.inOrder());
                swapped.add(earlier - 1, swapped.remove(earlier));
                tidier = orElse(new Deliveries(tidier.story(), swapped), tidier);
            }
        }
        return tidier;
    }

    private static boolean isBefore(Delivery one, Delivery other) {
        return one.copy() == 0
                && (one.action() < other.action() || (one.action() == other.action() && one.nth() < other.nth()));
    }

    private static Deliveries orElse(Deliveries smaller, Deliveries whole) {
        return smaller.isWithinBounds() && Comparison.fault(smaller).isPresent() ? smaller : whole;
    }
}
