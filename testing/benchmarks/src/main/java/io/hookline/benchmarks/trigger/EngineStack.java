package io.hookline.benchmarks.trigger;

import io.hookline.benchmarks.process.KafkaMain;
import io.hookline.benchmarks.process.PackagedService;
import io.hookline.benchmarks.process.ServerProcess;
import io.hookline.embedded.Directories;
import io.hookline.embedded.EmbeddedIssuer;
import io.hookline.embedded.EmbeddedPostgres;
import io.hookline.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Kafka, PostgreSQL that waits for the disk, and the packaged trigger engine, each a process of its own. */
final class EngineStack implements AutoCloseable {

    /** Of the engine, its floor and the gateway alike. */
    static final List<String> JAVA_OPTIONS = List.of("-Xms512m", "-Xmx512m");

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Path repository;
    private final Path logs;
    private final Path data;
    private final String kafkaAddress;
    private final ServerProcess kafka;
    private final EmbeddedPostgres postgres;
    private final EmbeddedIssuer issuer;
    private ServerProcess engine;

    /**
     * Takes as long as the servers take to get ready.
     *
     * @param repository the root of the built repository
     * @param name what the logs are called after
     */
    EngineStack(Path repository, String name) throws IOException {
        this.repository = repository;
        logs = repository.resolve("testing/benchmarks/target/logs").resolve(name);
        data = Files.createTempDirectory("hookline-benchmark");
        int port = FreePort.pick();
        kafkaAddress = "127.0.0.1:" + port;
        kafka = ServerProcess.startMain(
                KafkaMain.class,
                JAVA_OPTIONS,
                List.of(Integer.toString(port), data.resolve("kafka").toString()),
                logs.resolve("kafka.log"));
        postgres = EmbeddedPostgres.start(0, data.resolve("postgres"));
        postgres.createDatabase("trigger");
        issuer = EmbeddedIssuer.start(0);
        kafka.awaitPort(port);
        engine = start();
    }

    String kafka() {
        return kafkaAddress;
    }

    Path repository() {
        return repository;
    }

    Path logs() {
        return logs;
    }

    ServerProcess engine() {
        return engine;
    }

    /** A database with the engine's tables, and nothing in them; tells its address. */
    String emptyCopy(String name) {
        postgres.createDatabase(name);
        String url = url(postgres.jdbcUrl(name));
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                Stream<Path> migrations =
                        Files.list(repository.resolve("trigger-engine/src/main/resources/db/migration"))) {
            for (Path migration : migrations.sorted().toList()) {
                statement.execute(Files.readString(migration));
            }
            return url;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the engine's tables", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the engine knows so many projects. */
    void awaitProjects(int count) {
        while (projects() < count) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private long projects() {
        try (Connection connection = DriverManager.getConnection(url(postgres.jdbcUrl("trigger")));
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from project")) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot count projects", e);
        }
    }

    void stopEngine() {
        engine.close();
    }

    void startEngineAgain() {
        engine = start();
    }

    @Override
    public void close() throws IOException {
        engine.close();
        postgres.close();
        issuer.close();
        kafka.close();
        Directories.delete(data);
    }

    private ServerProcess start() {
        int port = FreePort.pick();
        Map<String, String> environment = Map.ofEntries(
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafkaAddress),
                Map.entry("QUARKUS_PROFILE", "local"),
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.authServerUrl()),
                Map.entry("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", "benchmark"),
                Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl("trigger")),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl("trigger")),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", EmbeddedPostgres.USER),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", EmbeddedPostgres.PASSWORD));
        ServerProcess started = PackagedService.start(
                repository, "trigger-engine", JAVA_OPTIONS, environment, logs.resolve("engine.log"));
        started.awaitReady(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
        return started;
    }

    private static String url(String jdbcUrl) {
        return jdbcUrl + "?user=" + EmbeddedPostgres.USER + "&password=" + EmbeddedPostgres.PASSWORD;
    }
}
