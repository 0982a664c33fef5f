package io.hookline.connector.store;

import io.hookline.connector.ConnectorConfig;
import io.hookline.contracts.id.ProjectId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * One piece of work a project, over all replicas: set-up, removal and repair would undo each other. A lease outlives no crash for longer
 * than its time, and every write under it checks it.
 */
@ApplicationScoped
public class ProjectLeases {

    private static final Logger LOG = Logger.getLogger(ProjectLeases.class);
    private static final Duration END_WITHIN = Duration.ofSeconds(10);

    private final Pool pool;
    private final Duration length;
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    ProjectLeases(Pool pool, ConnectorConfig config) {
        this.pool = pool;
        this.length = config.projectLease();
    }

    // After the consumers' end: what they began may go on. What is not over by then keeps its lease, since nobody knows
    // how far it came.
    void end(@Observes @Priority(150) ShutdownEvent event) {
        ending = true;
        if (Patience.ask(() -> held.isEmpty() ? Optional.of(true) : Optional.empty(), END_WITHIN)
                .isEmpty()) {
            LOG.warnf("Projects are still worked on, and the service ends all the same projects=%d", held.size());
        }
    }

    /** Takes the lease if nobody holds it and the service is not told to end. */
    public Optional<Lease> tryAcquire(ProjectId project) {
        if (ending) {
            return Optional.empty();
        }
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
        if (taken == 0) {
            return Optional.empty();
        }
        held.add(wanted);
        return Optional.of(wanted);
    }

    /** Takes the lease, waiting for whoever holds it. */
    public Optional<Lease> acquire(ProjectId project, Duration patience) {
        return Patience.ask(() -> tryAcquire(project), patience);
    }

    /** Gives the lease back; harmless when it was lost. */
    public void release(Lease lease) {
        try {
            delete(lease);
        } finally {
            held.remove(lease);
        }
    }

    private void delete(Lease lease) {
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
