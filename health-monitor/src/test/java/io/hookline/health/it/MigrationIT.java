package io.hookline.health.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an earlier release stored is there in this one. */
class MigrationIT {

    private static final String DATABASE = "earlier";

    private static final String ROWS_OF_V2 = """
            insert into connector (id) values ('00000000-0000-0000-0000-0000000000c1'), ('00000000-0000-0000-0000-0000000000c2');
            insert into project (id, connector_id, name, repository_path, version, next_check, tracks, state, findings)
            values ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-0000000000c1', 'broken', 'team/broken', 1,
                    '2026-11-20T10:00:00Z', '{"byKind":{}}', 'BROKEN',
                    '[{"finding":"webhook-missing","check":"WEBHOOK","severity":"BROKEN"},
                      {"finding":"not-judged","check":"WEBHOOK","severity":"UNKNOWN"},
                      {"finding":"not-judged","check":"GIT","severity":"UNKNOWN"},
                      {"finding":"deploy-key-foreign","check":"DEPLOY_KEY","severity":"DEGRADED"},
                      {"finding":"deploy-key-foreign","check":"DEPLOY_KEY","severity":"DEGRADED"}]'),
                   ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-0000000000c1', 'refused', 'team/refused', 1,
                    '2026-11-20T09:00:00Z', '{"byKind":{}}', 'UNAUTHORIZED',
                    '[{"finding":"repository-hidden","check":"REPOSITORY","severity":"REFUSED"}]'),
                   ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-0000000000c1', 'well', 'team/well', 1,
                    '2026-11-20T11:00:00Z', '{"byKind":{}}', 'HEALTHY', '[]');
            insert into repair (command_id, project_id, kind, reason, issued_at)
            values ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-000000000001', 'WEBHOOK', 'gone', now());
            """;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() {
        postgres = EmbeddedPostgres.start();
        postgres.createDatabase(DATABASE);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void shouldCountTheFindingsThatAnEarlierReleaseKept() throws SQLException {
        flyway().target("2").load().migrate();
        execute(ROWS_OF_V2);

        flyway().load().migrate();

        assertThat(rows(
                        "select p.name, f.finding, f.check_name, f.red from finding f join project p on p.id = f.project_id"
                                + " order by p.name, f.finding, f.check_name"))
                .containsExactly(
                        "broken deploy-key-foreign DEPLOY_KEY f",
                        "broken not-judged GIT f",
                        "broken not-judged WEBHOOK f",
                        "broken webhook-missing WEBHOOK t",
                        "refused repository-hidden REPOSITORY t");
        assertThat(rows("select name from project order by name")).containsExactly("broken", "refused", "well");
        assertThat(rows("select reason from repair")).containsExactly("gone");
    }

    @Test
    void shouldLeaseConnectorsWhenTheFirstOfTheirOldProjectsIsDue() throws SQLException {
        flyway().target("2").load().migrate();
        execute(ROWS_OF_V2);

        flyway().load().migrate();

        assertThat(rows("select due_at = '2026-11-20T09:00:00Z', held_since is null from connector order by id"))
                .containsExactly("t t", "null t");
    }

    @Test
    void shouldKeepCountingWhatAnEarlierReleaseWritesBesideThisOne() throws SQLException {
        flyway().target("2").load().migrate();
        execute(ROWS_OF_V2);
        flyway().load().migrate();

        execute("update project set state = 'HEALTHY', findings = '[]' where name = 'broken'");
        execute(
                "update project set findings = '[{\"finding\":\"webhook-missing\",\"check\":\"WEBHOOK\",\"severity\":\"BROKEN\"}]'"
                        + " where name = 'well'");

        assertThat(
                        rows(
                                "select p.name, f.finding from finding f join project p on p.id = f.project_id order by p.name"))
                .containsExactly("refused repository-hidden", "well webhook-missing");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(postgres.jdbcUrl(DATABASE), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD)
                .locations("classpath:db/migration");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                all.add(String.join(" ", row));
            }
            return all;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(DATABASE), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
    }
}
