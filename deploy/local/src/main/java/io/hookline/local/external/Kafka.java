package io.hookline.local.external;

import io.hookline.local.external.SettingsReader.Setting;
import io.hookline.local.stack.HostPort;
import io.hookline.local.stack.Part;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The broker.
 *
 * @param servers to begin with, {@code host:port}, separated by commas
 * @param authorities whose certificates they show; Java's own where it is not set
 * @param own who the command line is there
 * @param services who the services are
 */
record Kafka(Setting servers, Optional<Setting> authorities, Account own, Map<Part, Account> services) {

    Kafka {
        services = Map.copyOf(services);
    }

    List<HostPort> addresses() {
        return Arrays.stream(servers.value().split(",", -1))
                .flatMap(server -> HostPort.parse(server).stream())
                .toList();
    }

    Optional<Path> authoritiesFile() {
        return authorities.map(setting -> Path.of(setting.value()));
    }

    /** Settings of Kafka's clients for whoever uses this account. */
    Map<String, String> clientOf(Account account) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("bootstrap.servers", servers.value());
        settings.put("security.protocol", "SASL_SSL");
        settings.put("sasl.mechanism", "SCRAM-SHA-512");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(
                                quoted(account.name().value()),
                                quoted(account.secret().value())));
        authorities.ifPresent(file -> {
            settings.put("ssl.truststore.type", "PEM");
            settings.put("ssl.truststore.location", file.value());
        });
        return settings;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
