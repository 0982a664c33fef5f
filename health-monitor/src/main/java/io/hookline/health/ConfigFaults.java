package io.hookline.health;

import io.hookline.contracts.secret.DefaultSecrets;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Refuses to start with secrets that everybody knows, and tells all of them. The constraints of {@link HealthConfig} come before. */
@ApplicationScoped
class ConfigFaults {

    void check(@Observes @Priority(1) StartupEvent started) {
        List<String> faults = DefaultSecrets.faults(
                ConfigUtils.getProfiles(),
                name -> ConfigProvider.getConfig().getOptionalValue(name, String.class),
                List.of());
        if (!faults.isEmpty()) {
            throw new ConfigurationException(
                    "The configuration of health-monitor is wrong:\n- " + String.join("\n- ", faults));
        }
    }
}
