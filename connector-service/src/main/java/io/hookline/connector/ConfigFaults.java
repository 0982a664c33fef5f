package io.hookline.connector;

import io.hookline.contracts.secret.DefaultSecrets;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** Refuses to start with a wrong configuration, and says everything that is wrong with it. No value is ever shown. */
@ApplicationScoped
class ConfigFaults {

    private static final String PREFIX = "hookline.connector.";
    private static final int KEY_BYTES = 32;
    private static final int MOST_DELIVERIES = 1_000;

    void check(@Observes @Priority(1) StartupEvent started, ConnectorConfig config) {
        List<String> faults = of(config);
        faults.addAll(DefaultSecrets.faults(
                ConfigUtils.getProfiles(),
                name -> ConfigProvider.getConfig().getOptionalValue(name, String.class),
                ownSecrets(config)));
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "The configuration of connector-service is wrong:\n- " + String.join("\n- ", faults));
        }
    }

    static List<String> of(ConnectorConfig config) {
        List<String> faults = new ArrayList<>();
        checkUrl(config.webhookBaseUrl(), faults);
        if (config.importParallelism() < 1) {
            faults.add(PREFIX + "import-parallelism is not at least 1");
        }
        if (config.deliveriesKept() < 1 || config.deliveriesKept() > MOST_DELIVERIES) {
            faults.add(PREFIX + "deliveries-kept is not between 1 and " + MOST_DELIVERIES);
        }
        checkKeys("master-keys", config.masterKeys(), "current-master-key", config.currentMasterKey(), faults);
        checkKeyEncryption(config, faults);
        config.oauthCallbackUrl()
                .filter(url -> !isWebUrl(url))
                .ifPresent(_ -> faults.add(PREFIX + "oauth-callback-url is not an absolute http or https URL"));
        faults.addAll(NetworkSettings.faults(config));
        return faults;
    }

    static List<String> ownSecrets(ConnectorConfig config) {
        List<String> names = new ArrayList<>(List.of(PREFIX + "vault.token"));
        config.masterKeys().keySet().forEach(name -> names.add(PREFIX + "master-keys." + name));
        config.keyEncryptionKeys().keySet().forEach(name -> names.add(PREFIX + "key-encryption-keys." + name));
        return names;
    }

    private static void checkKeyEncryption(ConnectorConfig config, List<String> faults) {
        String current = config.currentKeyEncryptionKey().orElse("");
        if (current.startsWith("vault:")) {
            requireFor(current, "vault.address", config.vault().address(), faults);
            requireFor(current, "vault.token", config.vault().token().or(config.vault()::tokenFile), faults);
        } else if (current.startsWith("kms:")) {
            requireFor(current, "kms.region", config.kms().region(), faults);
        } else if (!config.keyEncryptionKeyFiles().containsKey(current)) {
            checkKeys(
                    "key-encryption-keys",
                    config.keyEncryptionKeys(),
                    "current-key-encryption-key",
                    config.currentKeyEncryptionKey(),
                    faults);
        }
        config.keyEncryptionKeyFiles().forEach((version, file) -> {
            if (!holdsKey(Path.of(file))) {
                faults.add(PREFIX + "key-encryption-key-files." + version
                        + " names no file that can be read and holds 32 bytes, raw or in Base64");
            }
        });
    }

    private static boolean holdsKey(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return content.length == KEY_BYTES || isKey(new String(content, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }

    private static void requireFor(String current, String name, Optional<String> value, List<String> faults) {
        if (value.isEmpty()) {
            faults.add(PREFIX + name + " is missing, and current-key-encryption-key is " + current);
        }
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
