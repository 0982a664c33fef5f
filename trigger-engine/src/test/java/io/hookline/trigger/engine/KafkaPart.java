package io.hookline.trigger.engine;

import io.hookline.embedded.quarkus.KafkaResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * The embedded broker, started with the JVM's own class loader as context: the broker loads classes by name through that, and those of
 * Quarkus' test loader would be other classes than its own.
 */
public final class KafkaPart implements QuarkusTestResourceLifecycleManager {

    private final KafkaResource broker = new KafkaResource();

    @Override
    public Map<String, String> start() {
        Thread thread = Thread.currentThread();
        ClassLoader context = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return broker.start();
        } finally {
            thread.setContextClassLoader(context);
        }
    }

    @Override
    public void stop() {
        broker.stop();
    }
}
