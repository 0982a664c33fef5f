package io.hookline.connector.credential;

/** What a connector's credential is for. */
public enum Use {
    /** Setting projects up and repairing them: deploy keys and webhooks. Every connector has this one. */
    SETUP("credential"),
    /** What builds need: reading, and commit statuses. Without one, the set-up credential is used. */
    RUNNING("running_credential"),
    /** An SSH key for git, beside what opens REST. */
    GIT("git_key");

    private final String column;

    Use(String column) {
        this.column = column;
    }

    /** The column that a secret's place names. Never changed: it is part of what ciphertexts are bound to. */
    String column() {
        return column;
    }
}
