package io.hookline.system;

import io.hookline.embedded.CertificateAuthority;
import io.hookline.embedded.EmbeddedIssuer;
import io.hookline.embedded.EmbeddedKafka;
import io.hookline.embedded.EmbeddedPostgres;
import io.hookline.embedded.Identity;
import io.hookline.embedded.KafkaGuard;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** A Kafka, a PostgreSQL and an issuer that no stack has started, in this JVM: with certificates of an authority of its own and passwords. */
final class GuardedServers implements AutoCloseable {

    /** What only the settings may know; with all that a password has that somebody could take for something else. */
    static final List<String> SECRETS = List.of("kafka \"pass\\word\" ${1}", "db pass$word=${2}", "client secret: &");

    /** Whom the broker knows, and lets do nothing. */
    static final String POWERLESS = "powerless";

    private static final List<String> CLIENTS =
            List.of("trigger-engine", "health-monitor", "viewer", "operator", "admin", "runner");
    private static final List<String> DATABASES = List.of("connector", "trigger", "health");

    private final Path directory;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final EmbeddedIssuer issuer;

    private GuardedServers(Path directory, EmbeddedKafka kafka, EmbeddedPostgres postgres, EmbeddedIssuer issuer) {
        this.directory = directory;
        this.kafka = kafka;
        this.postgres = postgres;
        this.issuer = issuer;
    }

    /**
     * Starts them.
     *
     * @param directory for what the settings name
     */
    static GuardedServers start(Path directory) throws IOException {
        CertificateAuthority authority = CertificateAuthority.named("Hookline's tests");
        Identity identity = authority.issue("localhost");
        Files.writeString(directory.resolve("ca.crt"), authority.pem());
        Files.writeString(
                directory.resolve("other-ca.crt"),
                CertificateAuthority.named("somebody else's").pem());
        Files.writeString(directory.resolve("kafka.password"), SECRETS.get(0) + "\n");
        Files.writeString(directory.resolve("client.secret"), SECRETS.get(2) + "\n");
        Map<String, String> secrets = new TreeMap<>();
        CLIENTS.forEach(client -> secrets.put("hookline-" + client, SECRETS.get(2)));
        Map<String, String> users = Map.of("hookline", SECRETS.get(0), POWERLESS, SECRETS.get(0));
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        DATABASES.forEach(name -> postgres.createUserWithDatabase(name, SECRETS.get(1)));
        postgres.guard(identity);
        return new GuardedServers(
                directory,
                EmbeddedKafka.start(new KafkaGuard(identity, users, Set.of(POWERLESS))),
                postgres,
                EmbeddedIssuer.start(identity, secrets));
    }

    /** A settings file that is right but for these settings; an empty one is left out. */
    Path settings(String name, Map<String, String> changes) throws IOException {
        Map<String, String> all = new TreeMap<>();
        all.put("kafka.servers", kafka.bootstrapServers());
        all.put("kafka.ca", "ca.crt");
        all.put("kafka.user", "hookline");
        all.put("kafka.password-file", "kafka.password");
        all.put("database.address", "localhost:" + postgres.port());
        all.put("database.ca", "ca.crt");
        all.put("database.password", SECRETS.get(1));
        all.put("connector-service.database.user", "connector");
        all.put("trigger-engine.database.user", "trigger");
        all.put("health-monitor.database.user", "health");
        all.put("issuer.url", issuer.authServerUrl());
        all.put("issuer.ca", "ca.crt");
        all.put("issuer.client-secret-file", "client.secret");
        all.putAll(changes);
        all.values().removeIf(String::isEmpty);
        Properties properties = new Properties();
        properties.putAll(all);
        Path file = directory.resolve(name + ".properties");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    @Override
    public void close() {
        issuer.close();
        kafka.close();
        postgres.close();
    }
}
