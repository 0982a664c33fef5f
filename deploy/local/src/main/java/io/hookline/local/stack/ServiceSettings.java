package io.hookline.local.stack;

import io.hookline.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The configuration of each service, as a properties file that only its owner reads: some of it is secret. */
final class ServiceSettings {

    private static final String KEY = LocalSecrets.KEY_ID;

    private final Home home;
    private final Ports ports;
    private final Addresses addresses;
    private final LocalSecrets secrets;
    private final Map<Part, Map<String, String>> further = new ConcurrentHashMap<>();

    ServiceSettings(Home home, Ports ports, LocalSecrets secrets) {
        this.home = home;
        this.ports = ports;
        this.addresses = Addresses.of(ports);
        this.secrets = secrets;
    }

    /** Gives a service these settings beside or instead of its usual ones, from its next start on. */
    void configure(Part service, Map<String, String> settings) {
        further.put(service, Map.copyOf(settings));
    }

    /** Writes a service's settings; returns the file. */
    Path write(Part service) {
        Path file = home.secrets().resolve(service.id() + ".properties");
        String lines = of(service).entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
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
        return switch (service) {
            case CONNECTOR_SERVICE -> settings(ports.connectorService(), database("connector"), connector());
            case WEBHOOK_GATEWAY -> settings(ports.webhookGateway(), Map.of(), gateway());
            case TRIGGER_ENGINE -> settings(ports.triggerEngine(), database("trigger"), triggerEngine());
            case HEALTH_MONITOR -> settings(ports.healthMonitor(), database("health"), healthMonitor());
            case KAFKA, POSTGRES, ISSUER, SIMULATOR ->
                throw new IllegalArgumentException(service.id() + " is no service");
        };
    }

    private Map<String, String> settings(int port, Map<String, String> database, Map<String, String> own) {
        Map<String, String> all = new TreeMap<>();
        all.put("config_ordinal", "290"); // over what is packaged, under the environment
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("quarkus.http.port", Integer.toString(port));
        all.put("quarkus.console.color", "false");
        all.put("kafka.bootstrap.servers", addresses.kafka());
        all.put("quarkus.oidc.auth-server-url", addresses.issuer().toString());
        all.putAll(database);
        all.putAll(own);
        return all;
    }

    private Map<String, String> database(String name) {
        String url = "postgresql://" + addresses.postgres() + "/" + name;
        return Map.of(
                "quarkus.datasource.reactive.url",
                url,
                "quarkus.datasource.jdbc.url",
                "jdbc:" + url,
                "quarkus.datasource.username",
                EmbeddedPostgres.USER,
                "quarkus.datasource.password",
                EmbeddedPostgres.PASSWORD);
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

    private Map<String, String> gateway() {
        return Map.of("hookline.gateway.master-keys." + KEY, secrets.hookMasterKey());
    }

    private Map<String, String> triggerEngine() {
        Map<String, String> own = new TreeMap<>(account("trigger-engine"));
        own.put("hookline.trigger.grace", "15s");
        return own;
    }

    // Who tries a repair on a laptop wants to see it, also of most of the few projects there are. A look at everything
    // costs four calls, and Cloud allows a credential 1,000 an hour.
    private Map<String, String> healthMonitor() {
        Map<String, String> own = new TreeMap<>(account("health-monitor"));
        own.put("hookline.health.interval", "30s");
        own.put("hookline.health.longest-interval", "30s");
        own.put("hookline.health.confirm-delay", "2s");
        own.put("hookline.health.unknown-delay", "5s");
        own.put("hookline.health.first-look-after", "5s");
        own.put("hookline.health.proof-life", "20s");
        own.put("hookline.health.silence", "5s");
        own.put("hookline.health.blind.first-probe", "5s");
        own.put("hookline.health.blind.longest-probe", "15s");
        own.put("hookline.health.blind.limited-probe", "5s");
        own.put("hookline.health.repair.backoff", "5s");
        own.put("hookline.health.mass-failure.at-least", "40");
        return own;
    }

    /** What a service needs that asks connector-service. */
    private Map<String, String> account(String service) {
        return Map.of(
                "quarkus.oidc-client.auth-server-url",
                addresses.issuer().toString(),
                "quarkus.oidc-client.client-id",
                "hookline-" + service,
                "quarkus.oidc-client.credentials.secret",
                "local-secret",
                "quarkus.rest-client.connector.url",
                addresses.connectorService().toString());
    }
}
