package io.hookline.bitbucket.probe;

import java.net.Inet6Address;
import java.net.InetAddress;

/** What kind of network an address belongs to, from the most public to what is no server's at all. */
public enum AddressRange {
    PUBLIC,
    /** RFC 1918, and IPv6 unique local addresses (RFC 4193). */
    PRIVATE,
    LOOPBACK,
    /** Link-local (where clouds answer with machine credentials), multicast, unspecified. */
    RESERVED;

    private static final int UNIQUE_LOCAL_MASK = 0xFE;
    private static final int UNIQUE_LOCAL = 0xFC;

    /** The range of an address. */
    public static AddressRange of(InetAddress address) {
        if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
            return RESERVED;
        }
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        return address.isSiteLocalAddress() || isUniqueLocal(address) ? PRIVATE : PUBLIC;
    }

    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
    }
}
