package io.hookline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;

/** Closes a server that lets everybody in: TLS only, with passwords by SCRAM. */
final class PostgresGuard {

    private static final String RULES = "hostssl all all 127.0.0.1/32 scram-sha-256\n";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    // The driver's own, for want of a password; the server's, for want of a rule.
    private static final Set<String> REFUSED = Set.of("08004", "28000");

    private PostgresGuard() {}

    /** Returns when the server refuses what it let in before. */
    static void close(DataSource open, Identity identity) {
        try (Connection connection = open.getConnection();
                Statement statement = connection.createStatement()) {
            Path data = Path.of(ask(statement, "show data_directory"));
            Path key = Files.createFile(
                    data.resolve("server.key"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, identity.keyPem());
            Files.writeString(data.resolve("server.crt"), identity.chainPem());
            Files.writeString(Path.of(ask(statement, "show hba_file")), RULES);
            statement.execute("alter system set ssl = on");
            statement.execute("select pg_reload_conf()");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write PostgreSQL's certificate", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot be guarded", e);
        }
        awaitRefusal(open);
    }

    private static void awaitRefusal(DataSource open) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!refuses(open)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("PostgreSQL does not read its new rules");
            }
            Thread.onSpinWait();
        }
    }

    private static boolean refuses(DataSource open) {
        try (Connection connection = open.getConnection()) {
            return connection.isClosed();
        } catch (SQLException e) {
            return REFUSED.contains(String.valueOf(e.getSQLState()));
        }
    }

    private static String ask(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
