package io.hookline.connector.project;

import io.hookline.contracts.project.Project;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project and how far it is.
 *
 * @param problem what stands in the way of set-up or removal, or was found wrong since, and what to do; null when nothing does
 */
public record ProjectView(
        Project project,
        ProjectStatus status,
        SetupStep nextStep,
        @Nullable String problem,
        Instant createdAt) {

    /** Whether key and webhook are in place. */
    public boolean isReady() {
        return status == ProjectStatus.READY;
    }
}
