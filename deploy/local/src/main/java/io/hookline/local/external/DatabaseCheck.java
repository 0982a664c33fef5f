package io.hookline.local.external;

import io.hookline.local.stack.HostPort;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Whether each service can use its database. */
final class DatabaseCheck {

    private static final String WRONG_PASSWORD = "28P01";
    private static final String NO_SUCH_DATABASE = "3D000";

    private final Collection<Database> databases;

    DatabaseCheck(Collection<Database> databases) {
        this.databases = databases;
    }

    /** A sentence for each thing that stands in the way. */
    List<String> faults() {
        Set<String> faults = new LinkedHashSet<>();
        databases.forEach(database -> fault(database).ifPresent(faults::add));
        return List.copyOf(faults);
    }

    private static Optional<String> fault(Database database) {
        HostPort server = database.server();
        return switch (Knock.at(server, Trust.of(Optional.of(database.authoritiesFile())), Knock.Manner.POSTGRESQL)) {
            case Knock.Opened() -> refusal(database);
            case Knock.Unanswered(String why) ->
                Optional.of(Faults.unreachable("PostgreSQL", server, database.address(), why));
            case Knock.Untrusted(String why) ->
                Optional.of(Faults.untrusted(
                        "PostgreSQL", server, Optional.of(database.authorities()), "database.ca", why));
        };
    }

    private static Optional<String> refusal(Database database) {
        Properties client = new Properties();
        client.put("user", database.account().name().value());
        client.put("password", database.account().secret().value());
        client.put("sslmode", "verify-full");
        client.put("sslrootcert", database.authorities().value());
        client.put("loginTimeout", Long.toString(Knock.PATIENCE.toSeconds()));
        try (Connection connection = DriverManager.getConnection("jdbc:" + database.url(), client)) {
            return connection.isValid((int) Knock.PATIENCE.toSeconds())
                    ? Optional.empty()
                    : Optional.of("PostgreSQL at %s ends connections".formatted(database.server()));
        } catch (SQLException e) {
            return Optional.of(told(database, e));
        }
    }

    private static String told(Database database, SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        return switch (state) {
            case WRONG_PASSWORD -> Faults.wrongPassword("PostgreSQL", database.server(), database.account());
            case NO_SUCH_DATABASE ->
                "PostgreSQL at %s has no database %s (%s)"
                        .formatted(
                                database.server(),
                                database.name().value(),
                                database.name().name());
            default ->
                "PostgreSQL at %s does not let %s use %s: %s"
                        .formatted(
                                database.server(),
                                database.account().name().value(),
                                database.name().value(),
                                refusal.getMessage());
        };
    }
}
