package io.hookline.connector.connection;

import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.git.GitProbe;
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
    private final GitProbe probe;

    ConnectorChanges(ConnectorRepository rows, Connectors connectors, Database database, GitProbe probe) {
        this.rows = rows;
        this.connectors = connectors;
        this.database = database;
        this.probe = probe;
    }

    /** What is stored beside the settings: null leaves it as it is. */
    private record Findings(@Nullable Proof proof, @Nullable HostKeys keys) {}

    /** Makes the connector as wanted, if it still is of this version. */
    public ConnectorChange change(ConnectorId id, long version, ConnectorEdit wanted) {
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
        return prove(now, wanted);
    }

    private ConnectorChange prove(ConnectorView now, ConnectorEdit wanted) {
        if (!wanted.prove() || !wanted.settings().connectsOtherwiseThan(now.settings())) {
            return withHostKeys(now, wanted, null);
        }
        return switch (Proof.by(connectors.tried(now.id(), wanted.settings()), wanted.settings())) {
            case Result.Failed<Proof>(var failure) -> new ConnectorChange.NotProven(failure);
            case Result.Ok<Proof>(var proof) -> withHostKeys(now, wanted, proof);
        };
    }

    private ConnectorChange withHostKeys(ConnectorView now, ConnectorEdit wanted, @Nullable Proof proof) {
        boolean keep = !leadsElsewhere(now, wanted.settings()) && hasHostKeys(now, wanted);
        if (keep) {
            return store(now, wanted.settings(), new Findings(proof, null));
        }
        return switch (HostKeys.choose(wanted.settings(), wanted.knownHosts(), wanted.ssh(), probe)) {
            case HostKeys.Choice.None(var why) -> new ConnectorChange.NoHostKeys(why);
            case HostKeys.Choice.Pinned(var keys) -> store(now, wanted.settings(), new Findings(proof, keys));
        };
    }

    private ConnectorChange store(ConnectorView now, ConnectorSettings wanted, Findings findings) {
        try {
            return database.inTransaction(() -> rows.locked(now.id())
                    .chain(row -> row.filter(found -> found.version() == now.version())
                            .map(found -> change(found, now, wanted, findings))
                            .orElseGet(() -> Uni.createFrom().item(new ConnectorChange.Stale()))));
        } catch (ConstraintViolationException e) {
            return new ConnectorChange.NameTaken(connectors.named(wanted.name()).orElseThrow(() -> e));
        }
    }

    private Uni<ConnectorChange> change(
            ConnectorEntity row, ConnectorView now, ConnectorSettings wanted, Findings findings) {
        Uni<ConnectorUse> use = leadsElsewhere(now, wanted)
                ? rows.use(now.id(), "", Map.of())
                : wanted.url()
                        .repository()
                        .filter(_ -> !wanted.url().equals(now.settings().url()))
                        .map(path -> ofOthers(now.id(), path, findings.proof()))
                        .orElseGet(() -> Uni.createFrom().item(ConnectorUse.NONE));
        return use.map(found -> {
            if (found.count() > 0) {
                return new ConnectorChange.InUse(found);
            }
            row.change(wanted);
            Optional.ofNullable(findings.keys()).ifPresent(row::pin);
            Optional.ofNullable(findings.proof()).ifPresent(row::proven);
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

    private static boolean isAsWanted(ConnectorView now, ConnectorEdit wanted) {
        return now.settings().equals(wanted.settings()) && hasHostKeys(now, wanted);
    }

    private static boolean hasHostKeys(ConnectorView now, ConnectorEdit wanted) {
        return wanted.knownHosts() == null
                || wanted.knownHosts().toString().equals(now.knownHosts().toString());
    }

    private static boolean leadsElsewhere(ConnectorView now, ConnectorSettings wanted) {
        return !now.baseUrl().equals(wanted.baseUrl());
    }
}
