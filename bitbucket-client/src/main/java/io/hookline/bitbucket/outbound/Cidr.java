package io.hookline.bitbucket.outbound;

import java.math.BigInteger;
import java.net.InetAddress;

/** A range of addresses of one family, such as {@code 10.0.0.0/8} (RFC 4632, RFC 4291). */
record Cidr(InetAddress base, int prefix) {

    Cidr {
        if (prefix < 0 || prefix > bits(base)) {
            throw new IllegalArgumentException("the prefix of a range does not fit its address");
        }
    }

    /**
     * Reads a range, or a single address as the range that holds it alone.
     *
     * @throws IllegalArgumentException if the text is neither; no name is looked up
     */
    static Cidr parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            var address = InetAddress.ofLiteral(text);
            return new Cidr(address, bits(address));
        }
        return new Cidr(InetAddress.ofLiteral(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        var ignored = bits(base) - prefix;
        return bits(address) == bits(base)
                && number(address).shiftRight(ignored).equals(number(base).shiftRight(ignored));
    }

    boolean isWithin(Cidr other) {
        return prefix >= other.prefix && other.contains(base);
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
