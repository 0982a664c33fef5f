package io.hookline.connector.connection;

/** How git reaches the repositories of a connector. */
public enum ConnectionType {
    HTTP,
    SSH
}
