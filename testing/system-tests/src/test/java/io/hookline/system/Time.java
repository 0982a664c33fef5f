package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** What only time does to rows of connector-service. */
final class Time {

    private Time() {}

    /** A project's deploy key was made so many days ago. */
    static void ageKey(ProjectId project, int days) {
        update(
                "update deploy_key set created_at = now() - make_interval(days => " + days + ") where project_id = ?",
                project.value());
    }

    /** The time comes that a connector's credential was told to end at. */
    static void endCredential(ConnectorId connector) {
        update("update credential set expires_at = now() where connector_id = ?", connector.value());
    }

    private static void update(String sql, UUID id) {
        try (Connection database = DriverManager.getConnection(
                        "jdbc:postgresql://" + SharedStack.get().addresses().postgres() + "/connector",
                        EmbeddedPostgres.USER,
                        EmbeddedPostgres.PASSWORD);
                PreparedStatement update = database.prepareStatement(sql)) {
            update.setObject(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new AssertionError("time stood still", e);
        }
    }
}
