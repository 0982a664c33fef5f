package io.hookline.simulator.action;

import io.hookline.simulator.state.Entity;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Deleted repositories with what they had, as long as the process lives; only within a change of the store. */
final class Backups {
    private final Store store;
    private final Deque<Backup> backups = new ArrayDeque<>();

    Backups(Store store) {
        this.store = store;
    }

    private record Backup(Repository repository, List<Runnable> rows) {}

    /** Removes a repository's rows. */
    void remove(Repository repository) {
        long id = repository.id();
        List<Runnable> rows = new ArrayList<>();
        remove(store.repositories(), row -> row.id() == id, rows);
        remove(store.hooks(), row -> is(row.repository(), id), rows);
        remove(store.accessKeys(), row -> is(row.repository(), id), rows);
        remove(store.statuses(), row -> row.repository() == id, rows);
        remove(store.activities(), row -> row.repository() == id, rows);
        remove(store.pullRequests(), row -> row.repository() == id, rows);
        remove(store.tokens(), row -> is(row.repository(), id), rows);
        remove(store.formerPaths(), row -> row.repository() == id, rows);
        backups.push(new Backup(repository, rows));
    }

    /** Puts the rows back of the repository that was the last to be deleted at a path. */
    Optional<Repository> restore(Product product, String owner, String slug) {
        Optional<Backup> found = backups.stream()
                .filter(backup -> backup.repository().product() == product
                        && backup.repository().isAt(owner, slug))
                .findFirst();
        found.ifPresent(backup -> {
            backups.remove(backup);
            backup.rows().forEach(Runnable::run);
        });
        return found.map(Backup::repository);
    }

    private static <T extends Entity> void remove(Table<T> table, Predicate<T> gone, List<Runnable> rows) {
        for (T row : table.where(gone).toList()) {
            table.remove(row.id());
            rows.add(() -> table.put(row));
        }
    }

    private static boolean is(@Nullable Long repository, long id) {
        return repository != null && repository == id;
    }
}
