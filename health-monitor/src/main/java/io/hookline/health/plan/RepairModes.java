package io.hookline.health.plan;

import io.hookline.contracts.health.RepairKind;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a project's owners want done about faults, and when.
 *
 * @param byKind for a kind that is not here the installation's own setting holds
 * @param quietHours null for those of the installation
 * @param timeZone null for that of the installation
 */
public record RepairModes(
        Map<RepairKind, RepairMode> byKind,
        @Nullable QuietHours quietHours,
        @Nullable ZoneId timeZone) {

    /** Nobody wants anything else than the installation's setting. */
    public static final RepairModes UNSET = new RepairModes(Map.of(), null, null);

    public RepairModes {
        byKind = Map.copyOf(byKind);
    }

    RepairMode of(RepairKind kind, RepairMode otherwise) {
        return byKind.getOrDefault(kind, otherwise);
    }
}
