package io.hookline.connector.connection;

/** What came of removing a connector. */
public enum ConnectorRemoval {
    REMOVED,
    UNKNOWN,
    /** Projects use it; it stays. */
    IN_USE
}
