package io.hookline.simulator.fault;

import io.hookline.simulator.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The rules that wait for a request, oldest first. */
public final class Faults {
    private final List<FaultRule> rules = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

    public void add(FaultRule rule) {
        lock.lock();
        try {
            rules.add(rule);
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            rules.clear();
        } finally {
            lock.unlock();
        }
    }

    /** The fault for this request, used up by it if its times are over. */
    public Optional<Fault> next(String server, Request request) {
        lock.lock();
        try {
            for (int i = 0; i < rules.size(); i++) {
                FaultRule rule = rules.get(i);
                if (rule.hits(server, request.method(), request.rawPath())) {
                    use(i, rule.used());
                    return Optional.of(rule.fault());
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void use(int index, FaultRule left) {
        if (left.times() == 0) {
            rules.remove(index);
        } else {
            rules.set(index, left);
        }
    }
}
