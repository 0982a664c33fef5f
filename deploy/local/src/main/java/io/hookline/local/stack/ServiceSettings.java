package io.hookline.local.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The configuration of each service, as a properties file that only its owner reads: some of it is secret. */
final class ServiceSettings {

    private static final String KEY = LocalSecrets.KEY_ID;
    private static final String PORT = "quarkus.http.port";

    private final Home home;
    private final Addresses addresses;
    private final Servers servers;
    private final LocalSecrets secrets;
    private final Map<Part, Map<String, String>> further = new ConcurrentHashMap<>();

    ServiceSettings(Home home, Addresses addresses, Servers servers, LocalSecrets secrets) {
        this.home = home;
        this.addresses = addresses;
        this.servers = servers;
        this.secrets = secrets;
    }

    /** Gives a service these settings beside or instead of its usual ones, from its next start on. */
    void configure(Part service, Map<String, String> settings) {
        further.put(service, Map.copyOf(settings));
    }

    /** Writes a service's settings; returns the file. */
    Path write(Part service) {
        return write(service.id(), of(service));
    }

    /** Writes the settings of a service's second process, which listens on another port. */
    Path write(Part service, int port) {
        Map<String, String> settings = of(service);
        settings.put(PORT, Integer.toString(port));
        return write(service.id() + "-replica", settings);
    }

    private Path write(String name, Map<String, String> settings) {
        Path file = home.secrets().resolve(name + ".properties");
        String lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + literal(setting.getValue()) + "\n")
                .collect(Collectors.joining());
        OwnerOnly.write(file, lines);
        return file;
    }

    Map<String, String> of(Part service) {
        Map<String, String> all = usual(service);
        all.putAll(further.getOrDefault(service, Map.of()));
        return all;
    }

    private Map<String, String> usual(Part service) {
        Map<String, String> all = new TreeMap<>(servers.settingsOf(service));
        all.put("config_ordinal", "290"); // over what is packaged, under the environment
        all.put("quarkus.http.host", "127.0.0.1");
        all.put(PORT, Integer.toString(addresses.service(service).getPort()));
        all.put("quarkus.console.color", "false");
        all.put("quarkus.log.console.json.enabled", "false");
        all.put("kafka.session.timeout.ms", "15000");
        if (service.asksConnectorService()) {
            all.put(
                    "quarkus.rest-client.connector.url",
                    addresses.connectorService().toString());
        }
        all.putAll(own(service));
        return all;
    }

    private Map<String, String> own(Part service) {
        return switch (service) {
            case CONNECTOR_SERVICE -> connector();
            case WEBHOOK_GATEWAY -> Map.of("hookline.gateway.master-keys." + KEY, secrets.hookMasterKey());
            case TRIGGER_ENGINE -> Map.of("hookline.trigger.grace", "15s");
            case HEALTH_MONITOR -> healthMonitor();
            case KAFKA, POSTGRES, ISSUER, SIMULATOR ->
                throw new IllegalArgumentException(service.id() + " is no service");
        };
    }

    // As it is after a properties file's escapes and the expressions of a configuration: a password may have both in
    // it.
    private static String literal(String value) {
        String noExpression = value.replace("$", "\\$");
        String escaped = noExpression.replace("\\", "\\\\").replace("\n", "\\n");
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }

    private Map<String, String> connector() {
        return Map.of(
                "hookline.connector.webhook-base-url",
                addresses.webhookGateway().toString(),
                "hookline.connector.oauth-callback-url",
                addresses.connectorService() + "/oauth/callback",
                "hookline.connector.master-keys." + KEY,
                secrets.hookMasterKey(),
                "hookline.connector.current-master-key",
                KEY,
                "hookline.connector.key-encryption-keys." + KEY,
                secrets.encryptionKey(),
                "hookline.connector.current-key-encryption-key",
                KEY,
                "hookline.connector.outbound.allow",
                "127.0.0.0/8");
    }

    // Who tries a repair on a laptop wants to see it, also of most of the few projects there are, and soon after a
    // service was killed. A look at everything costs four calls, and Cloud allows a credential 1,000 an hour.
    private Map<String, String> healthMonitor() {
        Map<String, String> own = new TreeMap<>();
        own.put("hookline.health.interval", "30s");
        own.put("hookline.health.longest-interval", "30s");
        own.put("hookline.health.confirm-delay", "2s");
        own.put("hookline.health.unknown-delay", "5s");
        own.put("hookline.health.first-look-after", "5s");
        own.put("hookline.health.scan.batch", "8");
        own.put("hookline.health.scan.lease", "30s");
        own.put("hookline.health.proof-life", "20s");
        own.put("hookline.health.silence", "5s");
        own.put("hookline.health.blind.first-probe", "5s");
        own.put("hookline.health.blind.longest-probe", "15s");
        own.put("hookline.health.blind.limited-probe", "5s");
        own.put("hookline.health.repair.backoff", "5s");
        own.put("hookline.health.mass-failure.at-least", "40");
        return own;
    }
}
