package io.hookline.simulator.http;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What was asked of one simulated product, newest last; the oldest entries fall out at a bound. */
public final class RequestLog {
    private static final int BOUND = 20_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * One request and its answer.
     *
     * @param server {@code cloud} or {@code datacenter}
     * @param identity who asked; see {@link Endpoint.Answer}
     * @param fault whether an injected fault made the answer
     */
    public record Entry(String server, Instant at, Request request, Response response, String identity, boolean fault) {

        @Override
        public String toString() {
            return request.method() + " " + request.rawPath() + " " + response.status() + " " + identity;
        }
    }

    void add(Entry entry) {
        lock.lock();
        try {
            entries.addLast(entry);
            if (entries.size() > BOUND) {
                entries.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The entries that satisfy the condition, in order. */
    public List<Entry> entries(Predicate<? super Entry> condition) {
        lock.lock();
        try {
            return new ArrayList<>(entries).stream().filter(condition).toList();
        } finally {
            lock.unlock();
        }
    }

    public List<Entry> entries() {
        return entries(entry -> true);
    }

    public void clear() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }
}
