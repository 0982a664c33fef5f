package io.hookline.embedded.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Sets {@code kafka.bootstrap.servers} to a broker with all of Hookline's topics. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    /** The broker's {@code host:port}, for the test's own clients. */
    public static String bootstrapServers() {
        return SystemLoader.call("kafka");
    }

    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", bootstrapServers());
    }

    /** The broker goes on for the next test class. */
    @Override
    public void stop() {}
}
