package io.hookline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.bench.TestConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** What was stored by the first release is still there after the migrations. */
@QuarkusTest
@TestProfile(TestConfig.class)
class MigrationIT {

    private static final String SCHEMA = "migrated";

    @Inject
    DataSource database;

    @Test
    void shouldKeepPinnedHostKeysAsConfirmed() throws SQLException {
        flyway().target("1").load().migrate();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + SCHEMA);
            statement.execute("insert into connector (id, name, product, base_url, known_hosts, host_key_origin,"
                    + " credential_kind, credential, created_at) values (gen_random_uuid(), 'old', 'DATA_CENTER',"
                    + " 'https://git.example.com', E'[git.example.com]:7999 ssh-ed25519"
                    + " AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO\\ngit.example.com ssh-ed25519"
                    + " AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO', 'SCANNED', 'ACCESS_TOKEN',"
                    + " 'sealed', now())");
        }

        flyway().load().migrate();

        assertThat(rows("select host, port, fingerprint, state, origin from " + SCHEMA + ".host_key order by port"))
                .containsExactly(
                        "git.example.com 22 SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM CONFIRMED SCANNED",
                        "git.example.com 7999 SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM CONFIRMED SCANNED");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database).schemas(SCHEMA).locations("classpath:db/migration");
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getString(column));
                }
                all.add(String.join(" ", row));
            }
            return all;
        }
    }
}
