package io.hookline.connector.imports;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts repositories by what came of importing them. */
@ApplicationScoped
class ImportMetrics {

    private final MeterRegistry registry;

    ImportMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts an outcome that was noted; those that are not the last one do not count. */
    void count(ItemOutcome outcome) {
        switch (outcome) {
            case ItemOutcome.Made _ -> count("made");
            case ItemOutcome.Existed _ -> count("existed");
            case ItemOutcome.Failed _ -> count("failed");
            case ItemOutcome.SettingUp _,
                    ItemOutcome.Unanswered _,
                    ItemOutcome.OutOfBudget _,
                    ItemOutcome.Halted _ -> {}
        }
    }

    private void count(String outcome) {
        registry.counter("hookline.connector.import.items", "outcome", outcome).increment();
    }
}
