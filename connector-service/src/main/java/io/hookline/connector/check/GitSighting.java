package io.hookline.connector.check;

import io.hookline.bitbucket.git.ProbeResult;
import io.hookline.bitbucket.git.ScanResult;
import io.hookline.bitbucket.probe.HttpSighting;
import io.hookline.connector.connection.ConnectionType;
import io.hookline.connector.connection.NewConnector.SshAddress;

/** What git did. */
sealed interface GitSighting {

    /**
     * {@code git ls-remote} over SSH.
     *
     * @param address host and port
     * @param ownKey whether the connector's own key was shown, and not one made for this look alone
     */
    record Ssh(String address, boolean ownKey, ProbeResult result) implements GitSighting {}

    /** The host keys of a server that none is confirmed for; no more was asked of it. */
    record Scanned(SshAddress address, ScanResult result) implements GitSighting {}

    /** What {@code git ls-remote} asks first over HTTP. */
    record Http(HttpSighting result) implements GitSighting {}

    /** The clone address is of another host, which was not asked. */
    record Foreign(String host) implements GitSighting {}

    /** The repository has no clone address for the protocol. */
    record NotOffered(ConnectionType protocol) implements GitSighting {}

    /** Nothing says where git is. */
    record NoAddress() implements GitSighting {}
}
