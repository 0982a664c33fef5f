package io.hookline.trigger;

import io.hookline.contracts.secret.DefaultSecrets;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Refuses to start with a wrong configuration, and says everything that is wrong with it. No secret is ever shown. */
@ApplicationScoped
class ConfigFaults {

    private static final String PREFIX = "hookline.trigger.";
    // What the scheduler counts in.
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    void check(@Observes @Priority(1) StartupEvent started, TriggerConfig config) {
        List<String> faults = of(config);
        faults.addAll(DefaultSecrets.faults(
                ConfigUtils.getProfiles(),
                name -> ConfigProvider.getConfig().getOptionalValue(name, String.class),
                List.of()));
        if (!faults.isEmpty()) {
            throw new ConfigurationException(
                    "The configuration of trigger-engine is wrong:\n- " + String.join("\n- ", faults));
        }
    }

    static List<String> of(TriggerConfig config) {
        List<String> faults = new ArrayList<>();
        requirePositive("batch-size", config.batchSize(), faults);
        requirePositive("relay-batch", config.relayBatch(), faults);
        requireInterval("sweep-every", config.sweepEvery(), faults);
        requireInterval("waiting-poll", config.waitingPoll(), faults);
        requireInterval("relay-poll", config.relayPoll(), faults);
        requirePositive("grace", config.grace(), faults);
        requirePositive("project-wait", config.projectWait(), faults);
        requirePositive("commit-wait", config.commitWait(), faults);
        requirePositive("back-off", config.backOff(), faults);
        requirePositive("retention", config.retention(), faults);
        if (config.maxBackOff().compareTo(config.backOff()) < 0) {
            faults.add(PREFIX + "max-back-off is less than " + PREFIX + "back-off");
        }
        return faults;
    }

    private static void requirePositive(String name, int value, List<String> faults) {
        if (value < 1) {
            faults.add(PREFIX + name + " is not positive");
        }
    }

    private static void requirePositive(String name, Duration value, List<String> faults) {
        if (!value.isPositive()) {
            faults.add(PREFIX + name + " is not positive");
        }
    }

    private static void requireInterval(String name, Duration value, List<String> faults) {
        if (value.compareTo(SHORTEST_INTERVAL) < 0) {
            faults.add(PREFIX + name + " is less than 1s");
        }
    }
}
