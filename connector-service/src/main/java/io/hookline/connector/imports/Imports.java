package io.hookline.connector.imports;

import io.hookline.connector.connection.Connectors;
import io.hookline.contracts.id.ConnectorId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The imports of connectors. Calls block. */
@ApplicationScoped
public class Imports {

    private final ImportStore store;
    private final Previewer previewer;
    private final Connectors connectors;
    private final Clock clock;

    Imports(ImportStore store, Previewer previewer, Connectors connectors, Clock clock) {
        this.store = store;
        this.previewer = previewer;
        this.connectors = connectors;
        this.clock = clock;
    }

    /** Has repositories imported from now on; empty when there is no such connector. */
    public Optional<ImportView> start(NewImport wanted) {
        if (connectors.find(wanted.connector()).isEmpty()) {
            return Optional.empty();
        }
        ImportId id = ImportId.random();
        store.add(id, wanted, clock.instant());
        return store.find(wanted.connector(), id);
    }

    /** Says what an import would do. */
    public Preview preview(NewImport wanted) {
        return previewer.preview(wanted);
    }

    /** One import of a connector. */
    public Optional<ImportView> find(ConnectorId connector, ImportId id) {
        return store.find(connector, id);
    }

    /** A connector's imports, the newest first, after one. */
    public List<ImportView> list(ConnectorId connector, @Nullable ImportId after, int atMost) {
        return store.page(connector, after, atMost);
    }

    /** An import's repositories in order, after a position; null takes those of every status. */
    public List<ImportItem> items(ImportId id, @Nullable ItemStatus status, int after, int atMost) {
        return store.items(id, status, after, atMost);
    }

    /** Begins no further repository; what is under way ends. Harmless where the import has ended. */
    public Optional<ImportView> cancel(ConnectorId connector, ImportId id) {
        return store.find(connector, id).flatMap(_ -> {
            store.cancel(id, clock.instant());
            return store.find(connector, id);
        });
    }

    /** Tries again what failed, and goes on with what is left. */
    public Optional<ImportView> resume(ConnectorId connector, ImportId id) {
        return store.find(connector, id).flatMap(_ -> {
            store.resume(id, clock.instant());
            return store.find(connector, id);
        });
    }
}
