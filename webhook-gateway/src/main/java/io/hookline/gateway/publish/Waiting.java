package io.hookline.gateway.publish;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What waits for Kafka's acknowledgement: so much at most, and nothing new behind what has waited too long already. Kafka acknowledges
 * each partition by itself, so that each has a lane: a slow one keeps nobody out of the others. Safe for use by many threads.
 */
final class Waiting {

    private final int most;
    private final long longest;
    private final List<Queue<Place>> lanes;
    private final AtomicInteger count = new AtomicInteger();

    /**
     * Makes room.
     *
     * @param most how many may wait, in all lanes together
     * @param longest for how many nanoseconds the first of a lane may have waited when one more comes
     */
    Waiting(int lanes, int most, long longest) {
        this.most = most;
        this.longest = longest;
        this.lanes = Stream.<Queue<Place>>generate(ConcurrentLinkedQueue::new)
                .limit(lanes)
                .toList();
    }

    /** Whether one more may wait. */
    sealed interface Entry {

        /** There are too many. */
        record Full() implements Entry {}

        /** The first of the lane has waited too long. */
        record Slow() implements Entry {}
    }

    /** A place among what waits, to be left once. */
    static final class Place implements Entry {

        private final Queue<Place> lane;
        private final long since;
        private volatile boolean left;

        private Place(Queue<Place> lane, long since) {
            this.lane = lane;
            this.since = since;
        }
    }

    int count() {
        return count.get();
    }

    /**
     * Takes a place if there is one.
     *
     * @param now as of {@link System#nanoTime}
     */
    Entry enter(int lane, long now) {
        Queue<Place> queue = lanes.get(lane);
        Place first = queue.peek();
        if (first != null && now - first.since > longest && !first.left) {
            return new Entry.Slow();
        }
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            return new Entry.Full();
        }
        Place place = new Place(queue, now);
        queue.add(place);
        return place;
    }

    /** Those of a lane leave in their order, but for failures: the first one makes way for all behind it that have left. */
    void leave(Place place) {
        count.decrementAndGet();
        place.left = true;
        Place first = place.lane.peek();
        while (first != null && first.left) {
            place.lane.remove(first);
            first = place.lane.peek();
        }
    }
}
