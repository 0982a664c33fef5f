package io.hookline.connector.connection;

/** What came of removing a connector. */
public sealed interface ConnectorRemoval {

    record Removed() implements ConnectorRemoval {}

    record Unknown() implements ConnectorRemoval {}

    /** It is not the version that was to be removed. */
    record Stale() implements ConnectorRemoval {}

    /** Projects use it; it stays. */
    record InUse(ConnectorUse use) implements ConnectorRemoval {}
}
