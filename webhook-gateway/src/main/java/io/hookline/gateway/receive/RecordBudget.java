package io.hookline.gateway.receive;

import java.util.HashMap;
import java.util.Map;

/**
 * How many records of deliveries may be written a minute, for one hook and for all: what anybody can send must not fill Kafka. It holds no
 * more hooks than it grants records. Safe for use by many threads.
 */
final class RecordBudget {

    private static final long MINUTE = 60_000;

    private final int forOneHook;
    private final int forAll;
    private final Map<String, Integer> granted = new HashMap<>();
    private long minute;
    private int grantedToAll;

    RecordBudget(int forOneHook, int forAll) {
        this.forOneHook = forOneHook;
        this.forAll = forAll;
    }

    /**
     * Takes one, if there is one left.
     *
     * @param now in milliseconds since the epoch
     */
    synchronized boolean take(String hook, long now) {
        if (now / MINUTE != minute) {
            minute = now / MINUTE;
            granted.clear();
            grantedToAll = 0;
        }
        if (grantedToAll >= forAll || granted.getOrDefault(hook, 0) >= forOneHook) {
            return false;
        }
        grantedToAll++;
        granted.merge(hook, 1, Integer::sum);
        return true;
    }
}
