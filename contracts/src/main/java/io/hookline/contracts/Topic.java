package io.hookline.contracts;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Kafka topics, with the settings that a Hookline installation needs of them. */
public enum Topic {
    REPOSITORY_EVENTS("hookline.repository-events", 12, Cleanup.DELETE),
    QUARANTINE("hookline.webhooks.quarantine", 3, Cleanup.DELETE),
    DELIVERIES("hookline.webhooks.deliveries", 3, Cleanup.DELETE),
    HOOK_REGISTRATIONS("hookline.hook-registrations", 3, Cleanup.COMPACT),
    PROJECTS("hookline.projects", 3, Cleanup.COMPACT),
    BUILD_REQUESTS("hookline.build-requests", 12, Cleanup.DELETE),
    BUILD_DECISIONS("hookline.build-decisions", 12, Cleanup.DELETE),
    BUILD_STATUSES("hookline.build-statuses", 12, Cleanup.DELETE),
    REPAIR_COMMANDS("hookline.repair-commands", 6, Cleanup.DELETE),
    REPAIR_RESULTS("hookline.repair-results", 6, Cleanup.DELETE),
    HEALTH_CHANGES("hookline.health-changes", 3, Cleanup.DELETE),
    CDEVENTS("hookline.cdevents", 12, Cleanup.DELETE),
    REPOSITORY_EVENTS_TRIGGER_DLQ("hookline.repository-events.trigger-engine.dlq", 1, Cleanup.KEEP),
    REPOSITORY_EVENTS_CONNECTOR_DLQ("hookline.repository-events.connector-service.dlq", 1, Cleanup.KEEP),
    PROJECTS_TRIGGER_DLQ("hookline.projects.trigger-engine.dlq", 1, Cleanup.KEEP),
    PROJECTS_HEALTH_DLQ("hookline.projects.health-monitor.dlq", 1, Cleanup.KEEP),
    DELIVERIES_CONNECTOR_DLQ("hookline.webhooks.deliveries.connector-service.dlq", 1, Cleanup.KEEP),
    BUILD_REQUESTS_CONNECTOR_DLQ("hookline.build-requests.connector-service.dlq", 1, Cleanup.KEEP),
    REPAIR_COMMANDS_CONNECTOR_DLQ("hookline.repair-commands.connector-service.dlq", 1, Cleanup.KEEP),
    BUILD_STATUSES_CONNECTOR_DLQ("hookline.build-statuses.connector-service.dlq", 1, Cleanup.KEEP),
    REPAIR_RESULTS_HEALTH_DLQ("hookline.repair-results.health-monitor.dlq", 1, Cleanup.KEEP),
    HOOK_REGISTRATIONS_GATEWAY_DLQ("hookline.hook-registrations.webhook-gateway.dlq", 1, Cleanup.KEEP);

    /** What a producer may send: a webhook set aside as it came, or all refs of a repository with tens of thousands. */
    public static final int LARGEST_MESSAGE = 8 * 1024 * 1024;

    private static final Duration RETENTION = Duration.ofDays(14);

    private final String topicName;
    private final int partitions;
    private final Cleanup cleanup;

    Topic(String topicName, int partitions, Cleanup cleanup) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.cleanup = cleanup;
    }

    /** The name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** How many partitions a new installation starts with. */
    public int partitions() {
        return partitions;
    }

    /** Topic settings, as Kafka names them. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("max.message.bytes", Integer.toString(LARGEST_MESSAGE));
        switch (cleanup) {
            case DELETE -> {
                settings.put("cleanup.policy", "delete");
                settings.put("retention.ms", Long.toString(RETENTION.toMillis()));
            }
            case COMPACT -> settings.put("cleanup.policy", "compact");
            case KEEP -> {
                settings.put("cleanup.policy", "delete");
                settings.put("retention.ms", "-1");
            }
        }
        return settings;
    }

    private enum Cleanup {
        DELETE,
        COMPACT,
        KEEP
    }
}
