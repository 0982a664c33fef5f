package io.hookline.connector.connection;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.connector.store.Database;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.RepositoryId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Changes connectors, with proof before the change where it connects otherwise. Calls block. */
@ApplicationScoped
public class ConnectorChanges {

    private final ConnectorRepository rows;
    private final Connectors connectors;
    private final Database database;
    private final HostKeyPinning pinning;

    ConnectorChanges(ConnectorRepository rows, Connectors connectors, Database database, HostKeyPinning pinning) {
        this.rows = rows;
        this.connectors = connectors;
        this.database = database;
        this.pinning = pinning;
    }

    /**
     * Makes the connector as wanted, if it still is of this version.
     *
     * @param by the subject who vouches for the host keys that are given or accepted
     */
    public ConnectorChange change(ConnectorId id, long version, ConnectorEdit wanted, String by) {
        Optional<ConnectorEntity> row = connectors.entity(id);
        if (row.isEmpty()) {
            return new ConnectorChange.Unknown();
        }
        ConnectorView now = row.get().view();
        if (now.version() != version) {
            return new ConnectorChange.Stale();
        }
        if (isAsWanted(now, wanted)) {
            return new ConnectorChange.Changed(now);
        }
        if (leadsElsewhere(now, wanted.settings())) {
            ConnectorUse use = database.read(() -> rows.use(id, "", Map.of()));
            if (use.count() > 0) {
                return new ConnectorChange.InUse(use);
            }
        }
        return prove(now, wanted, by);
    }

    private ConnectorChange prove(ConnectorView now, ConnectorEdit wanted, String by) {
        if (!wanted.prove() || !wanted.settings().connectsOtherwiseThan(now.settings())) {
            return withHostKeys(now, wanted, null, by);
        }
        return switch (Proof.by(connectors.tried(now.id(), wanted.settings()), wanted.settings())) {
            case Result.Failed<Proof>(var failure) -> new ConnectorChange.NotProven(failure);
            case Result.Ok<Proof>(var proof) -> withHostKeys(now, wanted, proof, by);
        };
    }

    private ConnectorChange withHostKeys(ConnectorView now, ConnectorEdit wanted, @Nullable Proof proof, String by) {
        boolean keep = !leadsElsewhere(now, wanted.settings()) && hasHostKeys(now, wanted);
        Optional<String> why = keep ? Optional.empty() : pinning.pin(wanted.settings(), wanted.hostKeys(by));
        return why.<ConnectorChange>map(ConnectorChange.NoHostKeys::new)
                .orElseGet(() -> store(now, wanted.settings(), proof));
    }

    private ConnectorChange store(ConnectorView now, ConnectorSettings wanted, @Nullable Proof proof) {
        try {
            return database.inTransaction(() -> rows.locked(now.id())
                    .chain(row -> row.filter(found -> found.version() == now.version())
                            .map(found -> change(found, now, wanted, proof))
                            .orElseGet(() -> Uni.createFrom().item(new ConnectorChange.Stale()))));
        } catch (ConstraintViolationException e) {
            return new ConnectorChange.NameTaken(connectors.named(wanted.name()).orElseThrow(() -> e));
        }
    }

    private Uni<ConnectorChange> change(
            ConnectorEntity row, ConnectorView now, ConnectorSettings wanted, @Nullable Proof proof) {
        Uni<ConnectorUse> use = leadsElsewhere(now, wanted)
                ? rows.use(now.id(), "", Map.of())
                : wanted.url()
                        .repository()
                        .filter(_ -> !wanted.url().equals(now.settings().url()))
                        .map(path -> ofOthers(now.id(), path, proof))
                        .orElseGet(() -> Uni.createFrom().item(ConnectorUse.NONE));
        return use.map(found -> {
            if (found.count() > 0) {
                return new ConnectorChange.InUse(found);
            }
            row.change(wanted);
            Optional.ofNullable(proof).ifPresent(row::proven);
            return new ConnectorChange.Changed(row.view());
        });
    }

    /** The projects of other repositories than this, told apart by id where it was proven. */
    private Uni<ConnectorUse> ofOthers(ConnectorId id, RepositoryPath path, @Nullable Proof proof) {
        return proof == null || proof.repository() == null
                ? rows.use(id, " and lower(repository_path) <> lower(:path)", Map.of("path", path.toString()))
                : rows.use(
                        id,
                        " and repository_id <> :repository",
                        Map.of(
                                "repository",
                                RepositoryId.of(proof.repository().value()).value()));
    }

    private boolean isAsWanted(ConnectorView now, ConnectorEdit wanted) {
        return now.settings().equals(wanted.settings()) && hasHostKeys(now, wanted);
    }

    private boolean hasHostKeys(ConnectorView now, ConnectorEdit wanted) {
        return wanted.knownHosts() == null || pinning.isPinned(now.settings(), wanted.knownHosts());
    }

    private static boolean leadsElsewhere(ConnectorView now, ConnectorSettings wanted) {
        return !now.baseUrl().equals(wanted.baseUrl());
    }
}
