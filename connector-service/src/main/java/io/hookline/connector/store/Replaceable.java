package io.hookline.connector.store;

import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of what a project has one of, a deploy key or a webhook, while a new one takes an old one's place. */
@MappedSuperclass
public abstract class Replaceable {

    @Column(name = "project_id")
    private UUID projectId;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "made_for")
    private @Nullable UUID madeFor;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Replaceable() {}

    protected Replaceable(ProjectId project, Role role, @Nullable CommandId madeFor, Instant createdAt) {
        this.projectId = project.value();
        this.role = role;
        this.madeFor = madeFor == null ? null : madeFor.value();
        this.createdAt = createdAt;
    }

    protected ProjectId project() {
        return new ProjectId(projectId);
    }

    protected Role role() {
        return role;
    }

    protected @Nullable CommandId madeFor() {
        return madeFor == null ? null : new CommandId(madeFor);
    }

    protected Instant createdAt() {
        return createdAt;
    }

    /** Puts the next one in the current one's place for a command, and retires that. */
    public static Uni<Void> promoteNext(
            PanacheRepositoryBase<? extends Replaceable, ?> rows, ProjectId project, CommandId command) {
        return retire(rows, project, Role.CURRENT)
                .chain(() -> rows.update(
                        "role = ?1, madeFor = ?2 where projectId = ?3 and role = ?4",
                        Role.CURRENT,
                        command.value(),
                        project.value(),
                        Role.NEXT))
                .replaceWithVoid();
    }

    /** Retires the one in a role. */
    public static Uni<Void> retire(PanacheRepositoryBase<? extends Replaceable, ?> rows, ProjectId project, Role role) {
        return rows.update("role = ?1 where projectId = ?2 and role = ?3", Role.RETIRED, project.value(), role)
                .replaceWithVoid();
    }

    /** Forgets those in a role. */
    public static Uni<Void> forget(PanacheRepositoryBase<? extends Replaceable, ?> rows, ProjectId project, Role role) {
        return rows.delete("projectId = ?1 and role = ?2", project.value(), role)
                .replaceWithVoid();
    }
}
