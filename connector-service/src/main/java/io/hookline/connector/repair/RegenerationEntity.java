package io.hookline.connector.repair;

import io.hookline.bitbucket.git.KeyKind;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new key or webhook that a person asked for; one that is neither done nor refused goes on. */
@Entity
@Table(name = "regeneration")
class RegenerationEntity {

    @Id
    @Column(name = "command_id")
    private UUID commandId;

    @Column(name = "project_id")
    private UUID projectId;

    @Enumerated(EnumType.STRING)
    private RepairKind part;

    @Column(name = "key_kind")
    @Enumerated(EnumType.STRING)
    private @Nullable KeyKind keyKind;

    @Column(name = "requested_at")
    private Instant requestedAt;

    private int attempts;

    @Column(name = "due_at")
    private Instant dueAt;

    private @Nullable String done;
    private @Nullable String refused;

    @SuppressWarnings("NullAway.Init")
    protected RegenerationEntity() {}

    RegenerationEntity(ProjectId project, Order order, Instant now) {
        this.commandId = order.id().value();
        this.projectId = project.value();
        this.part = order.part();
        this.keyKind = order.keyKind();
        this.requestedAt = now;
        this.dueAt = now;
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    Order order() {
        return new Order(new CommandId(commandId), part, true, keyKind);
    }

    int attempts() {
        return attempts;
    }

    void end(Outcome.Repaired outcome) {
        done = outcome.what();
    }

    void end(Outcome.Failed outcome) {
        refused = outcome.why();
    }

    void postpone(Instant due) {
        dueAt = due;
        attempts++;
    }

    /** How it ended; null while it goes on. */
    @Nullable
    Regeneration end() {
        if (done != null) {
            return new Regeneration.Done(done);
        }
        return refused == null ? null : new Regeneration.Refused(refused);
    }
}
