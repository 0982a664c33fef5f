package io.hookline.connector.delivery;

import io.hookline.contracts.id.HookId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What of a batch is worth keeping: each delivery once, and of a webhook's no more than the log keeps. */
final class Newest {

    private static final Comparator<LoggedDelivery> NEWEST_FIRST = Comparator.comparing(LoggedDelivery::receivedAt)
            .thenComparing(LoggedDelivery::id)
            .reversed();

    private Newest() {}

    private record Shelf(HookId hook, boolean signed) {}

    /** The newest deliveries of each webhook, those that its signature vouches for apart from others. */
    static List<LoggedDelivery> of(List<LoggedDelivery> batch, int kept) {
        Map<Shelf, Integer> filled = new HashMap<>();
        Set<UUID> seen = new HashSet<>();
        List<LoggedDelivery> newest = new ArrayList<>();
        batch.stream().sorted(NEWEST_FIRST).forEach(delivery -> {
            if (seen.add(delivery.id())
                    && filled.merge(new Shelf(delivery.hook(), delivery.signed()), 1, Integer::sum) <= kept) {
                newest.add(delivery);
            }
        });
        return newest;
    }
}
