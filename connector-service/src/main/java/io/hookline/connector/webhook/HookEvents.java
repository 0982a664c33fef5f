package io.hookline.connector.webhook;

import io.hookline.contracts.event.Product;
import java.util.Set;

/** The events that a webhook subscribes to, by Bitbucket's own keys. */
public final class HookEvents {

    private static final Set<String> CLOUD = Set.of(
            "repo:push",
            "repo:updated",
            "repo:transfer",
            "pullrequest:created",
            "pullrequest:updated",
            "pullrequest:fulfilled",
            "pullrequest:rejected",
            "pullrequest:comment_created");

    private static final Set<String> DATA_CENTER = Set.of(
            "repo:refs_changed",
            "repo:modified",
            "pr:opened",
            "pr:from_ref_updated",
            "pr:modified",
            "pr:merged",
            "pr:declined",
            "pr:deleted",
            "pr:comment:added");

    private HookEvents() {}

    /** The events wanted from a product. */
    public static Set<String> of(Product product) {
        return switch (product) {
            case CLOUD -> CLOUD;
            case DATA_CENTER -> DATA_CENTER;
        };
    }
}
