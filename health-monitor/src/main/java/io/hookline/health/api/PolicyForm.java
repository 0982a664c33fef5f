package io.hookline.health.api;

import io.hookline.contracts.health.RepairKind;
import io.hookline.health.plan.RepairMode;
import io.hookline.health.plan.RepairModes;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is done about faults of a project.
 *
 * @param webhook null for what the installation is set to
 * @param deployKey null for what the installation is set to
 */
@Schema(
        name = "Policy",
        description = "What is done about faults of a project; a part that is absent is as the installation is set",
        examples = "{\"webhook\":\"AUTOMATIC\",\"deployKey\":\"ASK\"}")
record PolicyForm(@Nullable RepairMode webhook, @Nullable RepairMode deployKey) {

    static final PolicyForm EMPTY = new PolicyForm(null, null);

    static PolicyForm of(RepairModes modes) {
        return new PolicyForm(
                modes.byKind().get(RepairKind.WEBHOOK), modes.byKind().get(RepairKind.DEPLOY_KEY));
    }

    RepairModes modes() {
        Map<RepairKind, RepairMode> byKind = new EnumMap<>(RepairKind.class);
        if (webhook != null) {
            byKind.put(RepairKind.WEBHOOK, webhook);
        }
        if (deployKey != null) {
            byKind.put(RepairKind.DEPLOY_KEY, deployKey);
        }
        return new RepairModes(byKind);
    }
}
