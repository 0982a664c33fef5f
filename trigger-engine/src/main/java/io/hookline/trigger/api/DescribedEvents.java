package io.hookline.trigger.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.Json;
import java.time.Instant;
import java.util.UUID;

/** Events as people describe them: what a header leaves out is made up. */
final class DescribedEvents {

    private static final String NO_HOOK = "0".repeat(32);

    private DescribedEvents() {}

    /** The event with a whole header. Without a delivery in it a webhook is taken to have told of it; with null a look. */
    static ObjectNode complete(ObjectNode described, Project project, Instant now) {
        ObjectNode event = described.deepCopy();
        ObjectNode header = event.withObject("/header");
        header.put("project", project.id().toString());
        if (!header.hasNonNull("id")) {
            header.put("id", EventId.from("simulated", UUID.randomUUID()).toString());
        }
        if (!header.hasNonNull("repository")) {
            header.set("repository", Json.mapper().valueToTree(project.repository()));
        }
        if (!header.hasNonNull("receivedAt")) {
            header.put("receivedAt", now.toString());
        }
        if (!header.has("delivery") && !described.path("kind").asText().endsWith("-observed")) {
            header.putObject("delivery")
                    .put("hook", NO_HOOK)
                    .put("id", "simulated")
                    .put("eventKey", "simulated");
        }
        return event;
    }
}
