package io.hookline.simulator.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The deliveries that wait for one hook's receiver; a virtual thread works on them while there are any. */
final class HookQueue {
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Consumer<Long> deliver;
    private int pending;
    private boolean running;

    HookQueue(Consumer<Long> deliver) {
        this.deliver = deliver;
    }

    /** Adds a delivery by its number in the log, at the front where it shall overtake the ones that wait. */
    void add(long number, boolean overtake) {
        lock.lock();
        try {
            if (overtake) {
                waiting.addFirst(number);
            } else {
                waiting.addLast(number);
            }
            pending++;
            if (!running) {
                running = true;
                Thread.ofVirtual().name("hook-delivery").start(this::drain);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many are waiting or being sent. */
    int pending() {
        lock.lock();
        try {
            return pending;
        } finally {
            lock.unlock();
        }
    }

    private void drain() {
        for (Long number = next(false); number != null; number = next(true)) {
            deliver.accept(number);
        }
    }

    private @Nullable Long next(boolean oneIsDone) {
        lock.lock();
        try {
            if (oneIsDone) {
                pending--;
            }
            Long number = waiting.pollFirst();
            running = number != null;
            return number;
        } finally {
            lock.unlock();
        }
    }
}
