package io.hookline.health.plan;

import io.hookline.contracts.id.ProjectId;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Memory;
import java.time.Instant;

/**
 * All that a plan depends on.
 *
 * @param memory what this look and earlier ones have shown
 * @param jitter from 0 to 1, chosen anew for each plan
 */
public record Situation(
        ProjectId project,
        Diagnosis diagnosis,
        Memory memory,
        RepairTracks tracks,
        RepairModes modes,
        Limits limits,
        Instant now,
        double jitter) {}
