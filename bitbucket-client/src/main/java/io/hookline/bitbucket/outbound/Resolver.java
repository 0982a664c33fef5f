package io.hookline.bitbucket.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name. */
@FunctionalInterface
public interface Resolver {

    /** At least one address; a literal address is its own. */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
