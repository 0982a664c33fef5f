package io.hookline.health.plan;

import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Diagnosis;
import java.time.Instant;

/**
 * All that a plan depends on.
 *
 * @param held whether the connector's projects broke in a mass, so that none of them is repaired now
 * @param jitter from 0 to 1, chosen anew for each plan
 */
public record Situation(
        ProjectId project, Diagnosis diagnosis, RepairTracks tracks, boolean held, Instant now, double jitter) {}
