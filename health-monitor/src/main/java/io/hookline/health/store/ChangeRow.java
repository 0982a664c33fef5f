package io.hookline.health.store;

import io.hookline.contracts.health.HealthState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a project's state or findings.
 *
 * @param id grows from change to change
 * @param from null for the first look
 * @param findings the names of what was found from then on, worst first; empty when healthy
 */
public record ChangeRow(long id, Instant at, @Nullable HealthState from, HealthState to, List<String> findings) {

    public ChangeRow {
        findings = List.copyOf(findings);
    }
}
