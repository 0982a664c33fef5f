package io.hookline.contracts.health;

import io.hookline.contracts.id.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A project's health changed, and nobody has said yet that it is known. Topic {@code hookline.health-changes}, keyed by project id.
 *
 * @param from what was told last; null for a project's first message; the same as {@code to} when a fault is not acknowledged any more, or
 *     another one joined it
 * @param findings what was found, a sentence each, worst first; empty when healthy
 */
public record HealthChanged(
        ProjectId project, @Nullable HealthState from, HealthState to, List<String> findings, Instant changedAt)
        implements HealthMessage {

    public HealthChanged {
        Objects.requireNonNull(project);
        Objects.requireNonNull(to);
        Objects.requireNonNull(changedAt);
        findings = List.copyOf(findings);
    }
}
