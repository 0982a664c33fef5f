package io.hookline.connector.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.bench.TestConfig;
import io.hookline.contracts.id.ConnectorId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database of the time when a connector had one credential, which was its own column. */
@QuarkusTest
@TestProfile(TestConfig.class)
class MigrationIT {

    private static final String SCHEMA = "before_credentials";
    private static final String SECRET = "{\"token\":\"canary-migrated\"}";

    @Inject
    DataSource database;

    @Inject
    Vault vault;

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void shouldOpenTheSecretsOfConnectorsMadeBefore() throws SQLException {
        migrate("1");
        UUID id = UUID.randomUUID();
        String sealed =
                vault.seal(new Place("connector", id, "credential"), SECRET).text();
        insert(id, sealed);
        migrate("3");
        CredentialKey key = new CredentialKey(new ConnectorId(id), Use.SETUP);
        assertThat(vault.open(key.secretPlace(), new Sealed(migrated(id)))).isEqualTo(SECRET);
    }

    private void insert(UUID id, String sealed) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into " + SCHEMA
                                + ".connector values (?, 'old', 'CLOUD', 'https://x', '', 'GIVEN', 'ACCESS_TOKEN', ?, 'ann', null, now())")) {
            insert.setObject(1, id);
            insert.setString(2, sealed);
            insert.executeUpdate();
        }
    }

    private String migrated(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select secret from " + SCHEMA
                        + ".credential where connector_id = ? and credential_use = 'SETUP' and account = 'ann'")) {
            select.setObject(1, id);
            ResultSet rows = select.executeQuery();
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
