package io.hookline.bitbucket.datacenter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.bitbucket.CommitStatus;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.WebhookSpec;
import io.hookline.bitbucket.http.Json;
import java.util.Set;

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

    static ObjectNode status(CommitStatus status) {
        var body = Json.object()
                .put("key", status.keyWithin(LONGEST_TEXT))
                .put("state", state(status.state()))
                .put("name", shortened(status.name()))
                .put("url", status.url().toString());
        if (status.description() != null) {
            body.put("description", shortened(status.description()));
        }
        if (status.ref() != null) {
            body.put("ref", status.ref().value());
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

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
