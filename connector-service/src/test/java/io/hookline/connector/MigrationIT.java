package io.hookline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.connection.BitbucketUrl;
import io.hookline.connector.connection.ConnectorIdentifier;
import io.hookline.contracts.event.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** What an earlier release stored is still there in this release. */
@QuarkusTest
@TestProfile(TestConfig.class)
class MigrationIT extends OnBench {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final String SCHEMA = "migrated";
    private static final List<String> NAMES =
            List.of("Acme", "acme!", "ACME", "test", "日本", "0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55", "x".repeat(100));

    @Inject
    Pool pool;

    @Inject
    DataSource database;

    @Test
    void shouldGiveOldConnectorsIdentifiersOfTheirOwnAndUrls() throws IOException {
        StringBuilder sql = new StringBuilder("create schema earlier; set local search_path to earlier;");
        sql.append(Files.readString(MIGRATIONS.resolve("V1__connections.sql")));
        NAMES.forEach(name -> sql.append("""
                insert into connector values (gen_random_uuid(), '%s', 'DATA_CENTER', 'https://host/ctx', '', 'GIVEN',
                    'BASIC', 'sealed', null, null, now());
                """.formatted(name)));
        sql.append(Files.readString(MIGRATIONS.resolve("V2__connectors.sql")));
        List<Row> rows = pool.withTransaction(connection -> connection
                        .query(sql.toString())
                        .execute()
                        .chain(() -> connection
                                .query("select identifier, url from earlier.connector")
                                .execute())
                        .chain(found -> connection
                                .query("drop schema earlier cascade")
                                .execute()
                                .replaceWith(() -> StreamSupport.stream(found.spliterator(), false)
                                        .toList())))
                .await()
                .indefinitely();
        assertThat(rows)
                .hasSize(NAMES.size())
                .extracting(row -> new ConnectorIdentifier(row.getString("identifier")))
                .doesNotHaveDuplicates()
                .contains(new ConnectorIdentifier("acme"));
        assertThat(rows)
                .extracting(row -> BitbucketUrl.of(row.getString("url"), Product.DATA_CENTER)
                        .apiBase())
                .allSatisfy(api -> assertThat(api).hasToString("https://host/ctx"));
    }

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
