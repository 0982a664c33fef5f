package io.hookline.connector.bench;

import io.hookline.embedded.quarkus.KafkaResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The shared broker. It finds some of its classes by the thread's loader, which must then be its own and not Quarkus'. */
public final class KafkaPart implements QuarkusTestResourceLifecycleManager {

    private final KafkaResource kafka = new KafkaResource();

    @Override
    public Map<String, String> start() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return kafka.start();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void stop() {
        kafka.stop();
    }
}
