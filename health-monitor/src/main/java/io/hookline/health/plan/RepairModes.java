package io.hookline.health.plan;

import io.hookline.contracts.health.RepairKind;
import java.util.Map;

/** What a project's owners want done about faults; for a kind that is not here the installation's own setting holds. */
public record RepairModes(Map<RepairKind, RepairMode> byKind) {

    /** Nobody wants anything else than the installation's setting. */
    public static final RepairModes UNSET = new RepairModes(Map.of());

    public RepairModes {
        byKind = Map.copyOf(byKind);
    }

    RepairMode of(RepairKind kind, RepairMode otherwise) {
        return byKind.getOrDefault(kind, otherwise);
    }
}
