package io.hookline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;

/** One PostgreSQL server, started from this JVM on the loopback interface; everybody who can connect may use it. */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The owner of all databases. */
    public static final String USER = "postgres";

    /** Accepted, as any other password is. */
    public static final String PASSWORD = "postgres";

    private static final Pattern DATABASE_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server on a free port that does not wait for the disk and whose data go when it is closed. */
    public static EmbeddedPostgres start() {
        return start(builder().setServerConfig("synchronous_commit", "off"));
    }

    /**
     * Starts a server whose data stay, and survive a crash: every commit waits for the disk.
     *
     * @param port 0 for a free one
     * @param dataDirectory initialised when empty
     */
    public static EmbeddedPostgres start(int port, Path dataDirectory) {
        return start(builder()
                .setPort(FreePort.orPick(port))
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on"));
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder() {
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(Duration.ofSeconds(60));
    }

    private static EmbeddedPostgres start(io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder) {
        try {
            return new EmbeddedPostgres(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** For JDBC drivers. */
    public String jdbcUrl(String database) {
        return "jdbc:" + reactiveUrl(database);
    }

    /** For Vert.x's reactive client. */
    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:%d/%s".formatted(port(), database);
    }

    /** Creates the database where it is absent. */
    public void createDatabase(String name) {
        if (!DATABASE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain database name: " + name);
        }
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            if (!exists(connection, name)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create database " + name);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    /** Creates a user of this name and a database of the same name that is his alone. The password matters once there is a {@link #guard}. */
    public void createUserWithDatabase(String name, String password) {
        createDatabase(name);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(name, password.replace("'", "''")));
            statement.execute("alter database %1$s owner to %1$s".formatted(name));
            statement.execute("revoke connect on database %s from public".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create user " + name, e);
        }
    }

    /** From now on only those get in who speak TLS, to {@code localhost}, and know their password. */
    public void guard(Identity identity) {
        PostgresGuard.close(server.getPostgresDatabase(), identity);
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Stops the server and waits for its end. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
