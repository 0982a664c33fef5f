package io.hookline.simulator.cloud;

import java.util.Set;

/** The event keys a Cloud webhook may subscribe to (OpenAPI, webhook_subscription.events). */
final class CloudEventKeys {
    static final Set<String> ALL = Set.of(
            "repo:push",
            "repo:fork",
            "repo:updated",
            "repo:transfer",
            "repo:deleted",
            "repo:created",
            "repo:imported",
            "repo:commit_status_created",
            "repo:commit_status_updated",
            "repo:commit_comment_created",
            "pullrequest:created",
            "pullrequest:updated",
            "pullrequest:fulfilled",
            "pullrequest:rejected",
            "pullrequest:push",
            "pullrequest:approved",
            "pullrequest:unapproved",
            "pullrequest:changes_request_created",
            "pullrequest:changes_request_removed",
            "pullrequest:comment_created",
            "pullrequest:comment_updated",
            "pullrequest:comment_deleted",
            "pullrequest:comment_resolved",
            "pullrequest:comment_reopened",
            "project:updated",
            "pipeline:span_created",
            "issue:created",
            "issue:updated",
            "issue:comment_created");

    private CloudEventKeys() {}
}
