package io.hookline.connector.hostkey;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code hookline_host_key_changed}: how many SSH servers showed another host key than the confirmed ones, and wait for a person. From the
 * rows, so that it outlives a restart and every replica tells the same.
 */
@Singleton
class HostKeyAlarm {

    private final HostKeyTable table;
    private final AtomicLong changed = new AtomicLong();

    HostKeyAlarm(HostKeyTable table) {
        this.table = table;
    }

    void register(@Observes StartupEvent started, MeterRegistry metrics) {
        Gauge.builder("hookline.host.key.changed", changed, AtomicLong::get)
                .description("SSH servers that showed another host key than the confirmed ones")
                .register(metrics);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void count() {
        changed.set(table.all().stream()
                .filter(HostKey::isAlarm)
                .map(key -> key.host() + ":" + key.port())
                .distinct()
                .count());
    }
}
