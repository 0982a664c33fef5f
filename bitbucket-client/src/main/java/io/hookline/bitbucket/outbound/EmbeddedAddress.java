package io.hookline.bitbucket.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The IPv4 address that an IPv6 address stands for, where a gateway on the way would translate it. */
final class EmbeddedAddress {

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");
    private static final Cidr COMPATIBLE = Cidr.parse("::/96");
    private static final Cidr LOWEST = Cidr.parse("::/127");

    private EmbeddedAddress() {}

    /** The embedded address (RFC 6052, RFC 3056, RFC 4291 section 2.5.5), or the address itself. */
    static InetAddress of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        var bytes = address.getAddress();
        if (NAT64.contains(address) || (COMPATIBLE.contains(address) && !LOWEST.contains(address))) {
            return ipv4(bytes, 12);
        }
        return SIX_TO_FOUR.contains(address) ? ipv4(bytes, 2) : address;
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
