package io.hookline.connector;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses to start with a wrong configuration, and says everything that is wrong with it. No value is ever shown. */
@ApplicationScoped
class ConfigFaults {

    private static final String PREFIX = "hookline.connector.";
    private static final int KEY_BYTES = 32;

    void check(@Observes @Priority(1) StartupEvent started, ConnectorConfig config) {
        List<String> faults = of(config);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "The configuration of connector-service is wrong:\n- " + String.join("\n- ", faults));
        }
    }

    static List<String> of(ConnectorConfig config) {
        List<String> faults = new ArrayList<>();
        checkUrl(config.webhookBaseUrl(), faults);
        checkKeys("master-keys", config.masterKeys(), "current-master-key", config.currentMasterKey(), faults);
        checkKeys(
                "key-encryption-keys",
                config.keyEncryptionKeys(),
                "current-key-encryption-key",
                config.currentKeyEncryptionKey(),
                faults);
        return faults;
    }

    private static void checkUrl(Optional<String> url, List<String> faults) {
        if (url.isEmpty()) {
            faults.add(PREFIX + "webhook-base-url is missing: the address at which Bitbucket reaches the gateway");
        } else if (!isWebUrl(url.get())) {
            faults.add(PREFIX + "webhook-base-url is not an absolute http or https URL");
        }
    }

    private static boolean isWebUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkKeys(
            String mapName,
            Map<String, String> keys,
            String currentName,
            Optional<String> current,
            List<String> faults) {
        keys.forEach((name, key) -> {
            if (!isKey(key)) {
                faults.add(PREFIX + mapName + "." + name + " is not 32 bytes in Base64");
            }
        });
        if (current.isEmpty()) {
            faults.add(PREFIX + currentName + " is missing: the name of one of " + PREFIX + mapName);
        } else if (!keys.containsKey(current.get())) {
            faults.add(PREFIX + currentName + " names none of " + PREFIX + mapName);
        }
    }

    private static boolean isKey(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
