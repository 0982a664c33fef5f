package io.hookline.system;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.health.HealthState;
import io.hookline.local.client.RestClient;
import java.util.List;
import java.util.Map;

/**
 * What can break on Bitbucket behind Hookline's back, and what it is found to be. That a repository moved is none of it: the webhook tells of
 * that, mostly before a look.
 */
enum Fault {
    WEBHOOK_MISSING(HealthState.BROKEN, "has no webhook"),
    WEBHOOK_INACTIVE(HealthState.BROKEN, "is switched off"),
    WEBHOOK_WRONG_URL(HealthState.BROKEN, "instead of"),
    WEBHOOK_EVENTS_MISSING(HealthState.BROKEN, "does not send"),
    WEBHOOK_SILENT(HealthState.BROKEN, "delivered nothing"),
    DEPLOY_KEY_MISSING(HealthState.BROKEN, "is not registered"),
    DEPLOY_KEY_WRITABLE(HealthState.BROKEN, "may write"),
    DEFAULT_BRANCH_CHANGED(HealthState.DEGRADED, "The default branch is now"),
    CREDENTIAL_REVOKED(HealthState.UNAUTHORIZED, "refuses the connector's credential");

    private final HealthState state;
    private final String evidence;

    Fault(HealthState state, String evidence) {
        this.state = state;
        this.evidence = evidence;
    }

    /** The state that a project is found in. */
    HealthState state() {
        return state;
    }

    /** What the finding says, in part. */
    String evidence() {
        return evidence;
    }

    /** Whether only a person can mend it. */
    boolean needsPerson() {
        return this == CREDENTIAL_REVOKED;
    }

    /** Cloud's deploy keys never write. */
    boolean isOn(Product product) {
        return this != DEPLOY_KEY_WRITABLE || product == Product.DATA_CENTER;
    }

    /** Breaks the repository that the control API has at a path, or the token. */
    void breakAt(RestClient control, String path, String token) {
        switch (this) {
            case WEBHOOK_MISSING -> control.delete(path + "/hooks");
            case WEBHOOK_INACTIVE -> editHook(control, path, Map.of("active", false));
            case WEBHOOK_WRONG_URL -> editHook(control, path, Map.of("url", otherUrl(control, path)));
            case WEBHOOK_EVENTS_MISSING ->
                editHook(
                        control,
                        path,
                        Map.of("events", List.of(path.contains("/cloud/") ? "repo:fork" : "repo:forked")));
            case WEBHOOK_SILENT -> editHook(control, path, Map.of("secret", "somebody-changed-it"));
            case DEPLOY_KEY_MISSING -> control.delete(path + "/keys");
            case DEPLOY_KEY_WRITABLE -> control.patch(first(control, path + "/keys"), Map.of("writable", true));
            case DEFAULT_BRANCH_CHANGED -> {
                control.post(path + "/commits", Map.of("branch", "trunk", "path", "trunk.txt"));
                control.post(path + "/default-branch", Map.of("branch", "trunk"));
            }
            case CREDENTIAL_REVOKED -> control.post("/tokens/revoke", Map.of("value", token));
        }
    }

    private static void editHook(RestClient control, String path, Map<String, Object> edit) {
        control.patch(first(control, path + "/hooks"), edit);
    }

    private static String otherUrl(RestClient control, String path) {
        return control.get(path + "/hooks").at("/0/url").asText().replaceAll("[^/]+$", "0".repeat(32));
    }

    private static String first(RestClient control, String path) {
        return path + "/" + control.get(path).at("/0/id").asText();
    }
}
