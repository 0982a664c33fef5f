package io.hookline.health.api;

import io.hookline.contracts.health.RepairKind;
import io.hookline.health.plan.QuietHours;
import io.hookline.health.plan.RepairMode;
import io.hookline.health.plan.RepairModes;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is done about faults of a project, and when.
 *
 * @param webhook null for what the installation is set to
 * @param deployKey null for what the installation is set to
 * @param quietHours null for what the installation is set to
 * @param timeZone null for what the installation is set to
 */
@Schema(
        name = "Policy",
        description = "What is done about faults of a project; a part that is absent is as the installation is set",
        examples =
                "{\"webhook\":\"AUTOMATIC\",\"deployKey\":\"ASK\",\"quietHours\":\"22:00-06:00\",\"timeZone\":\"Europe/Berlin\"}")
record PolicyForm(
        @Nullable RepairMode webhook,

        @Nullable RepairMode deployKey,

        @Schema(
                description = "Hours of each day in which nothing is repaired that can wait, or none",
                examples = "22:00-06:00")
        @Nullable
        String quietHours,

        @Schema(description = "The time zone of the quiet hours", examples = "Europe/Berlin") @Nullable
        String timeZone) {

    static final PolicyForm EMPTY = new PolicyForm(null, null, null, null);

    static PolicyForm of(RepairModes modes) {
        return new PolicyForm(
                modes.byKind().get(RepairKind.WEBHOOK),
                modes.byKind().get(RepairKind.DEPLOY_KEY),
                text(modes.quietHours()),
                text(modes.timeZone()));
    }

    RepairModes modes() {
        Map<RepairKind, RepairMode> byKind = new EnumMap<>(RepairKind.class);
        if (webhook != null) {
            byKind.put(RepairKind.WEBHOOK, webhook);
        }
        if (deployKey != null) {
            byKind.put(RepairKind.DEPLOY_KEY, deployKey);
        }
        return new RepairModes(
                byKind,
                Parameters.read("quietHours", "hours such as 22:00-06:00, or none", quietHours, QuietHours::of),
                Parameters.read("timeZone", "a time zone such as Europe/Berlin", timeZone, PolicyForm::zone));
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("is no time zone");
        }
        return ZoneId.of(text);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}
