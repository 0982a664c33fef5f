package io.hookline.bitbucket.probe;

/** What became of a TCP connection. */
public enum TcpSighting {
    CONNECTED,
    /** Nobody listens there. */
    REFUSED,
    /** No answer in time, or no way to the host: often a firewall. */
    SILENT
}
