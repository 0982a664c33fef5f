package io.hookline.gateway.config;

import io.hookline.contracts.project.HookSecrets;
import io.hookline.contracts.secret.DefaultSecrets;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** What is made from the configuration; the gateway does not start with an unsound one. */
final class SoundConfig {

    private SoundConfig() {}

    @Produces
    @Singleton
    @Startup
    static HookSecrets hookSecrets(GatewayConfig config) {
        List<String> faults = ConfigFaults.of(config);
        faults.addAll(DefaultSecrets.faults(
                ConfigUtils.getProfiles(),
                name -> ConfigProvider.getConfig().getOptionalValue(name, String.class),
                config.masterKeys().keySet().stream()
                        .map(name -> "hookline.gateway.master-keys." + name)
                        .toList()));
        if (!faults.isEmpty()) {
            throw new ConfigurationException("the gateway is not configured: " + String.join("; ", faults));
        }
        return HookSecrets.fromBase64(config.masterKeys());
    }

    @Produces
    @Singleton
    static InstantSource clock() {
        return InstantSource.system();
    }
}
