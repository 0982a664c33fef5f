package io.hookline.simulator.cloud;

import io.hookline.simulator.state.Setting;
import java.util.List;

/** What Cloud counts requests to separately. */
enum CloudResource {
    REPOSITORY_DATA("api-repositories", Setting.CLOUD_RATE_LIMIT),
    WEBHOOK_DATA("api-webhooks", Setting.CLOUD_WEBHOOK_RATE_LIMIT);

    private final String wireName;
    private final Setting limit;

    CloudResource(String wireName, Setting limit) {
        this.wireName = wireName;
        this.limit = limit;
    }

    /** The resource of a path's segments, {@code 2.0} first. */
    static CloudResource of(List<String> path) {
        boolean ofWebhooks = switch (segment(path, 1)) {
            case "repositories" -> segment(path, 4).equals("hooks");
            case "workspaces" -> segment(path, 3).equals("hooks");
            case "hook_events" -> true;
            default -> false;
        };
        return ofWebhooks ? WEBHOOK_DATA : REPOSITORY_DATA;
    }

    private static String segment(List<String> path, int index) {
        return index < path.size() ? path.get(index) : "";
    }

    String wireName() {
        return wireName;
    }

    Setting limit() {
        return limit;
    }
}
