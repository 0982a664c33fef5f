package io.hookline.connector.repair;

import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.project.Projects;
import io.hookline.connector.store.Lease;
import io.hookline.connector.store.ProjectLeases;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries repair commands out, each once. A crash leaves the command without a result; read again, it goes on where the rows and Bitbucket
 * show that it stood.
 */
@ApplicationScoped
public class Repairs {

    private static final Logger LOG = Logger.getLogger(Repairs.class);
    private static final AttributeKey<String> PROJECT = AttributeKey.stringKey("hookline.project");
    private static final AttributeKey<String> COMMAND = AttributeKey.stringKey("hookline.command");
    private static final AttributeKey<String> REPAIRS = AttributeKey.stringKey("hookline.repairs");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("hookline.outcome");

    private final RepairInbox inbox;
    private final Projects projects;
    private final ProjectLeases leases;
    private final Jobs jobs;
    private final MeterRegistry metrics;
    private final Duration patience;
    private final Clock clock;

    Repairs(
            RepairInbox inbox,
            Projects projects,
            ProjectLeases leases,
            Jobs jobs,
            ConnectorConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.inbox = inbox;
        this.projects = projects;
        this.leases = leases;
        this.jobs = jobs;
        this.metrics = metrics;
        this.patience = config.repairPatience();
        this.clock = clock;
    }

    /** Carries a command out, unless that was done before, and puts its result in the outbox. */
    @WithSpan("repair")
    public void handle(RepairCommand command) {
        Span.current()
                .setAttribute(PROJECT, command.project().toString())
                .setAttribute(COMMAND, command.id().toString())
                .setAttribute(REPAIRS, command.repairs().name());
        if (inbox.isDone(command.id())) {
            LOG.infof("Repair command read again: command=%s", command.id());
            return;
        }
        Optional<Lease> lease = leases.acquire(command.project(), patience);
        if (lease.isEmpty()) {
            finish(command, new Outcome.Failed("other work on the project did not end in time", true));
            return;
        }
        try {
            handle(command, lease.get());
        } finally {
            leases.release(lease.get());
        }
    }

    /** Whoever held the lease before may have carried this very command out. */
    private void handle(RepairCommand command, Lease lease) {
        if (!inbox.isDone(command.id())) {
            finish(command, carryOut(command, lease));
        }
    }

    private Outcome carryOut(RepairCommand command, Lease lease) {
        return projects.find(command.project())
                .map(project -> jobs.carryOut(Order.of(command), project, lease))
                .orElseGet(() -> new Outcome.Failed("there is no such project", false));
    }

    private void finish(RepairCommand command, Outcome outcome) {
        Instant now = clock.instant();
        RepairResult result = switch (outcome) {
            case Outcome.Repaired(var what) ->
                new RepairResult.Repaired(command.id(), command.project(), command.repairs(), what, now);
            case Outcome.NotNeeded() ->
                new RepairResult.NotNeeded(command.id(), command.project(), command.repairs(), now);
            case Outcome.Failed(var why, var retryable) ->
                new RepairResult.Failed(command.id(), command.project(), command.repairs(), why, retryable, now);
        };
        Span.current().setAttribute(OUTCOME, outcome.getClass().getSimpleName());
        inbox.finish(command, result);
        metrics.timer(
                        "hookline.connector.repairs",
                        "kind",
                        command.repairs().name(),
                        "outcome",
                        outcome.getClass().getSimpleName())
                .record(Duration.between(command.issuedAt(), now));
        LOG.infof("Repair ended: command=%s project=%s outcome=%s", command.id(), command.project(), outcome);
    }
}
