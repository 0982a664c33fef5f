package io.hookline.local.recovery;

import io.hookline.contracts.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A topic that a consumer group reads into a database.
 *
 * @param again whether it is to be read again from a backup's time on when that backup is restored
 */
public record Reading(String group, Topic topic, boolean again) {

    /** Every one. Those that are not read again would tell of projects and repairs that the restored databases do not know. */
    public static List<Reading> all() {
        List<Reading> all = new ArrayList<>();
        of("trigger-engine", Topic.REPOSITORY_EVENTS).forEach(all::add);
        of("connector-service-following", Topic.REPOSITORY_EVENTS).forEach(all::add);
        of("connector-service-builds", Topic.BUILD_REQUESTS).forEach(all::add);
        of("connector-service-statuses", Topic.BUILD_STATUSES).forEach(all::add);
        of("connector-service-deliveries", Topic.REPOSITORY_EVENTS, Topic.QUARANTINE, Topic.DELIVERIES)
                .forEach(all::add);
        of("hookline-health-monitor", Topic.REPAIR_RESULTS).forEach(all::add);
        all.add(new Reading("trigger-engine", Topic.PROJECTS, false));
        all.add(new Reading("hookline-health-monitor", Topic.PROJECTS, false));
        all.add(new Reading("connector-service", Topic.REPAIR_COMMANDS, false));
        return List.copyOf(all);
    }

    private static Stream<Reading> of(String group, Topic... topics) {
        return Arrays.stream(topics).map(topic -> new Reading(group, topic, true));
    }
}
