package io.hookline.health.dispatch;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.health.store.Groups.Group;
import io.hookline.health.store.ProjectRow;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Tells operators, by log and metrics, what was committed. */
@ApplicationScoped
class Chronicle {

    private static final Logger LOG = Logger.getLogger(Chronicle.class);

    private final MeterRegistry metrics;

    Chronicle(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void looked(ProjectRow before, HealthState state) {
        metrics.counter("hookline.health.looks", "state", state.name()).increment();
        if (before.state() != state) {
            LOG.infof("A project's health changed project=%s from=%s to=%s", before.id(), before.state(), state);
        }
    }

    void repairIssued(RepairCommand command) {
        metrics.counter("hookline.health.repairs", "kind", command.repairs().name())
                .increment();
        LOG.infof(
                "A repair is issued project=%s kind=%s command=%s", command.project(), command.repairs(), command.id());
    }

    /** The one alert for what befell many projects at once. */
    void guardChanged(Group group, boolean held) {
        String kind = group.kind().name().toLowerCase(Locale.ROOT);
        if (held) {
            metrics.counter("hookline.health.mass.failures", "of", kind).increment();
            LOG.errorf("Many projects got into trouble at once, nothing is repaired %s=%s", kind, group.key());
        } else {
            LOG.infof("A mass failure is over, repairs go on %s=%s", kind, group.key());
        }
    }
}
