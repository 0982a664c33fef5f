package io.hookline.health.dispatch;

import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.health.store.ProjectRow;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
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

    void guardChanged(ConnectorId connector, boolean held) {
        if (held) {
            metrics.counter("hookline.health.mass.failures").increment();
            LOG.errorf("Many projects of a connector broke at once, nothing is repaired connector=%s", connector);
        } else {
            LOG.infof("A connector's mass failure is over, repairs go on connector=%s", connector);
        }
    }
}
