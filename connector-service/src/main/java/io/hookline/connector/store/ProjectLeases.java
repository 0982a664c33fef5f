package io.hookline.connector.store;

import io.hookline.connector.ConnectorConfig;
import io.hookline.contracts.id.ProjectId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * One piece of work a project, over all replicas: set-up, removal and repair would undo each other. A lease outlives no crash for longer
 * than its time, and every write under it checks it.
 */
@ApplicationScoped
public class ProjectLeases {

    private final Pool pool;
    private final Duration length;

    ProjectLeases(Pool pool, ConnectorConfig config) {
        this.pool = pool;
        this.length = config.projectLease();
    }

    /** Takes the lease if nobody holds it. */
    public Optional<Lease> tryAcquire(ProjectId project) {
        Lease wanted = new Lease(project, UUID.randomUUID());
        int taken = pool.preparedQuery("insert into project_lease as held (project_id, holder, held_until)"
                        + " values ($1, $2, clock_timestamp() + make_interval(secs => $3))"
                        + " on conflict (project_id) do update"
                        + " set holder = excluded.holder, held_until = excluded.held_until"
                        + " where held.held_until < clock_timestamp()")
                .execute(Tuple.of(project.value(), wanted.holder(), seconds()))
                .await()
                .indefinitely()
                .rowCount();
        return taken == 1 ? Optional.of(wanted) : Optional.empty();
    }

    /** Takes the lease, waiting for whoever holds it. */
    public Optional<Lease> acquire(ProjectId project, Duration patience) {
        return Patience.ask(() -> tryAcquire(project), patience);
    }

    /** Gives the lease back; harmless when it was lost. */
    public void release(Lease lease) {
        pool.preparedQuery("delete from project_lease where project_id = $1 and holder = $2")
                .execute(Tuple.of(lease.project().value(), lease.holder()))
                .await()
                .indefinitely();
    }

    /** In the caller's transaction: locks the lease's row until commit, so that nobody takes over meanwhile. */
    Uni<Void> renew(Lease lease) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("update project_lease"
                                + " set held_until = clock_timestamp() + make_interval(secs => :seconds)"
                                + " where project_id = :project and holder = :holder")
                        .setParameter("seconds", seconds())
                        .setParameter("project", lease.project().value())
                        .setParameter("holder", lease.holder())
                        .executeUpdate())
                .invoke(updated -> {
                    if (updated == 0) {
                        throw new LeaseLostException(lease.project());
                    }
                })
                .replaceWithVoid();
    }

    private double seconds() {
        return length.toMillis() / 1000.0;
    }
}
