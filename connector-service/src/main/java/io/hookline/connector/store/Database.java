package io.hookline.connector.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Transactions for work on virtual threads: the chain runs on an event loop, the caller waits. A transaction is never open while
 * Bitbucket is asked, and is not part of a request that a client could cancel.
 */
@ApplicationScoped
public class Database {

    private final ProjectLeases leases;

    Database(ProjectLeases leases) {
        this.leases = leases;
    }

    /** Runs work in a transaction and waits for its commit. */
    public <T> T inTransaction(Supplier<Uni<T>> work) {
        return await(() -> Panache.withTransaction(work));
    }

    /**
     * As {@link #inTransaction}, if the lease is still held, which it renews.
     *
     * @throws LeaseLostException when other work took the project over; nothing was written then
     */
    public <T> T underLease(Lease lease, Supplier<Uni<T>> work) {
        return inTransaction(() -> leases.renew(lease).chain(work::get));
    }

    /** Runs work that only reads. */
    public <T> T read(Supplier<Uni<T>> work) {
        return await(() -> Panache.withSession(work));
    }

    private static <T> T await(Supplier<Uni<T>> chain) {
        try {
            return VertxContextSupport.subscribeAndAwait(chain);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a database transaction failed", e);
        }
    }
}
