package io.hookline.bitbucket.datacenter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.bitbucket.CommitStatus;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.WebhookSpec;
import io.hookline.bitbucket.http.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is sent to Data Center. */
final class Bodies {

    private static final int LONGEST_TEXT = 255;

    private Bodies() {}

    static ObjectNode deployKey(SshPublicKey key, String label) {
        var body = Json.object().put("permission", "REPO_READ");
        body.putObject("key").put("text", key.toString()).put("label", label);
        return body;
    }

    // A PUT replaces the webhook, so that what is left out would be lost: everything is sent each time.
    static ObjectNode webhook(WebhookSpec wanted, Set<String> events) {
        var body = Json.object()
                .put("name", wanted.name())
                .put("url", wanted.url().toString())
                .put("active", wanted.active())
                .put("sslVerificationRequired", wanted.verifyTls());
        body.putObject("configuration").put("secret", wanted.secret().value());
        events.forEach(body.putArray("events")::add);
        return body;
    }

    /** For the API since 7.14. */
    static ObjectNode status(CommitStatus status) {
        var body = shownByAll(status, state(status.state()));
        if (status.ref() != null) {
            body.put("ref", status.ref().value());
        }
        var details = status.details();
        if (details.number() != null) {
            body.put("buildNumber", details.number());
        }
        if (details.duration() != null) {
            body.put("duration", details.duration().toMillis());
        }
        if (details.parent() != null) {
            body.put("parent", details.parent());
        }
        if (details.tests() != null) {
            body.putObject("testResults")
                    .put("successful", details.tests().successful())
                    .put("failed", details.tests().failed())
                    .put("skipped", details.tests().skipped());
        }
        return body;
    }

    /** For the API before it, which knows no build that was stopped: the description says what failed means then. */
    static ObjectNode legacyStatus(CommitStatus status) {
        return switch (status.state()) {
            case IN_PROGRESS, SUCCESSFUL, FAILED -> shownByAll(status, state(status.state()));
            case STOPPED -> shownByAll(status.describedAs(cancelled(status.description())), "FAILED");
        };
    }

    private static String cancelled(@Nullable String description) {
        if (description == null) {
            return "Cancelled";
        }
        return description.startsWith("Cancelled") ? description : "Cancelled: " + description;
    }

    private static ObjectNode shownByAll(CommitStatus status, String state) {
        var body = Json.object()
                .put("key", status.keyWithin(LONGEST_TEXT))
                .put("state", state)
                .put("name", status.nameWithin(LONGEST_TEXT))
                .put("url", status.url().toString());
        if (status.description() != null) {
            body.put("description", status.descriptionWithin(LONGEST_TEXT));
        }
        return body;
    }

    private static String state(CommitStatus.State state) {
        return switch (state) {
            case IN_PROGRESS -> "INPROGRESS";
            case SUCCESSFUL -> "SUCCESSFUL";
            case FAILED -> "FAILED";
            case STOPPED -> "CANCELLED";
        };
    }
}
