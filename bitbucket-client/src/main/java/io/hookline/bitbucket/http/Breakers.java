package io.hookline.bitbucket.http;

import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The breakers of all hosts in a process, one for each host and port. */
public final class Breakers {

    private static final int MOST = 1_000;

    private final Map<String, Breaker> byHost = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Breaker> eldest) {
            return size() > MOST;
        }
    };
    private final BreakerSettings settings;
    private final Clock clock;

    /** No breakers yet; they live by the clock. */
    public Breakers(BreakerSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The breaker of an address's host. */
    public Breaker of(URI address) {
        var host = hostOf(address);
        synchronized (byHost) {
            return byHost.computeIfAbsent(host, name -> new Breaker(name, settings, clock));
        }
    }

    /** The name of an address's host, with its port: {@code api.bitbucket.org:443}. */
    public static String hostOf(URI address) {
        return Origins.hostAndPort(address);
    }

    /** All breakers as they stand, by host. */
    public List<Breaker.View> view() {
        synchronized (byHost) {
            return byHost.values().stream()
                    .map(Breaker::view)
                    .sorted(Comparator.comparing(Breaker.View::host))
                    .toList();
        }
    }
}
