package io.hookline.health.dispatch;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.hookline.contracts.health.HealthState;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.store.FoundRow;
import io.hookline.health.store.History;
import io.hookline.health.store.ProjectRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Keeps for people what a look changed, in the look's transaction. A look that changes nothing costs nothing. */
@ApplicationScoped
class Annals {

    private final History history;

    Annals(History history) {
        this.history = history;
    }

    Uni<Void> keep(SqlConnection connection, ProjectRow before, Diagnosis diagnosis, Instant now) {
        HealthState state = diagnosis.state();
        List<String> names = diagnosis.names();
        boolean isSame = before.state() == state && namesOf(before).equals(Set.copyOf(names));
        return isSame ? Uni.createFrom().voidItem() : history.add(connection, before, state, names, now);
    }

    private static Set<String> namesOf(ProjectRow before) {
        return before.findings().stream().map(FoundRow::finding).collect(toUnmodifiableSet());
    }
}
