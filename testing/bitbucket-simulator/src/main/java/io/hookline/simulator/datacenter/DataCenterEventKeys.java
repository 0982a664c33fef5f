package io.hookline.simulator.datacenter;

import java.util.Set;

/** The event keys a Data Center webhook may subscribe to. */
final class DataCenterEventKeys {
    static final Set<String> ALL = Set.of(
            "repo:refs_changed",
            "repo:modified",
            "repo:forked",
            "repo:comment:added",
            "repo:comment:edited",
            "repo:comment:deleted",
            "repo:secret_detected",
            "mirror:repo_synchronized",
            "project:modified",
            "pr:opened",
            "pr:from_ref_updated",
            "pr:modified",
            "pr:merged",
            "pr:declined",
            "pr:deleted",
            "pr:reviewer:updated",
            "pr:reviewer:approved",
            "pr:reviewer:unapproved",
            "pr:reviewer:needs_work",
            "pr:comment:added",
            "pr:comment:edited",
            "pr:comment:deleted");

    private DataCenterEventKeys() {}
}
