package io.hookline.connector.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.wire.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A repair command that was read; one with a result is done and is never carried out again. */
@Entity
@Table(name = "repair")
class RepairEntity {

    @Id
    @Column(name = "command_id")
    private UUID commandId;

    @Column(name = "project_id")
    private UUID projectId;

    @Column(name = "received_at")
    private Instant receivedAt;

    private @Nullable String result;

    @SuppressWarnings("NullAway.Init")
    protected RepairEntity() {}

    RepairEntity(RepairCommand command, Instant now) {
        this.commandId = command.id().value();
        this.projectId = command.project().value();
        this.receivedAt = now;
    }

    boolean isDone() {
        return result != null;
    }

    void finish(RepairResult outcome) {
        try {
            result = Json.mapper().writeValueAsString(outcome);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a repair result always has a JSON form", e);
        }
    }
}
