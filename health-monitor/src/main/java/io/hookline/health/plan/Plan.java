package io.hookline.health.plan;

import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.health.RepairCommand;
import java.time.Instant;
import java.util.List;

/** What follows from a look: the repairs to issue now, how far each kind has come, and when and how closely to look next. */
public record Plan(List<RepairCommand> commands, RepairTracks tracks, Instant nextCheck, Depth nextDepth) {

    public Plan {
        commands = List.copyOf(commands);
    }

    /** This plan, with its next look no sooner. */
    public Plan notBefore(Instant earliest) {
        return nextCheck.isBefore(earliest) ? new Plan(commands, tracks, earliest, nextDepth) : this;
    }
}
