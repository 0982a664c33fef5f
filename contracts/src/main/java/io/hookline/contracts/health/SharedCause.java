package io.hookline.contracts.health;

/** What projects have in common that get into trouble at once. */
public enum SharedCause {
    /** A connector, which is one credential. */
    CONNECTOR,
    /** A Bitbucket. */
    HOST
}
