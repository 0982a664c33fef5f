package io.hookline.health.it;

import io.hookline.embedded.quarkus.IssuerResource;
import io.hookline.embedded.quarkus.KafkaResource;
import io.hookline.embedded.quarkus.PostgresResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Kafka, the database {@code health} and an issuer. */
public final class EmbeddedParts implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Thread thread = Thread.currentThread();
        ClassLoader quarkus = thread.getContextClassLoader();
        // Kafka loads parts of itself by the thread's class loader, which must be the one that it was loaded by.
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return startParts();
        } finally {
            thread.setContextClassLoader(quarkus);
        }
    }

    /** The parts go on for the next test class. */
    @Override
    public void stop() {}

    private static Map<String, String> startParts() {
        PostgresResource postgres = new PostgresResource();
        postgres.init(Map.of("database", "health"));
        Map<String, String> settings = new HashMap<>(new KafkaResource().start());
        settings.putAll(postgres.start());
        settings.putAll(new IssuerResource().start());
        return settings;
    }
}
