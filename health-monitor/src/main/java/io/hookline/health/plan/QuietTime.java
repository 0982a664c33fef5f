package io.hookline.health.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/** The installation's quiet hours, and the time zone of those that name none. */
public record QuietTime(QuietHours hours, ZoneId zone) {

    /** Until when nothing of a project is repaired that can wait, by what its owners want; empty when nothing waits. */
    public Optional<Instant> end(RepairModes wanted, Instant now) {
        QuietHours ofProject = Objects.requireNonNullElse(wanted.quietHours(), hours);
        return ofProject.end(now, Objects.requireNonNullElse(wanted.timeZone(), zone));
    }
}
