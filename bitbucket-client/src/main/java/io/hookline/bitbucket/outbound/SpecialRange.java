package io.hookline.bitbucket.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that are not on the public internet, by the IANA registries of special-purpose addresses
 * ({@code iana.org/assignments/iana-ipv4-special-registry} and {@code …-ipv6-…}).
 *
 * @param words what an address in it is
 */
record SpecialRange(String words, Opening opening, List<Cidr> ranges) {

    /** What in an operator's allow-list opens a range. */
    enum Opening {
        /** A host's name, or any range around the address. */
        BY_ANY_ENTRY,
        /** Only a range that lies within, so that a wide one does not open it unintended. */
        BY_NARROW_RANGE,
        NEVER
    }

    // The first that fits counts: clouds serve machines their own credentials at an address among the private ones too.
    private static final List<SpecialRange> ALL = List.of(
            of("a loopback address", Opening.BY_NARROW_RANGE, "127.0.0.0/8", "::1"),
            of("a link-local address", Opening.BY_NARROW_RANGE, "169.254.0.0/16", "fe80::/10", "fd00:ec2::254"),
            of("an address of no host", Opening.NEVER, "0.0.0.0/8", "::"),
            of("a multicast address", Opening.NEVER, "224.0.0.0/4", "ff00::/8"),
            of("a reserved address", Opening.NEVER, "240.0.0.0/4"),
            of(
                    "a private address",
                    Opening.BY_ANY_ENTRY,
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "fc00::/7",
                    "fec0::/10"),
            of(
                    "a special-purpose address",
                    Opening.BY_ANY_ENTRY,
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32"));

    SpecialRange {
        ranges = List.copyOf(ranges);
    }

    private static SpecialRange of(String words, Opening opening, String... ranges) {
        return new SpecialRange(
                words, opening, Arrays.stream(ranges).map(Cidr::parse).toList());
    }

    /** The special range of an address; empty for a public address. */
    static Optional<SpecialRange> of(InetAddress address) {
        return ALL.stream()
                .filter(special -> special.ranges.stream().anyMatch(range -> range.contains(address)))
                .findFirst();
    }

    boolean isOpenedByName() {
        return opening == Opening.BY_ANY_ENTRY;
    }

    boolean isOpenedBy(Cidr allowed) {
        return switch (opening) {
            case BY_ANY_ENTRY -> true;
            case BY_NARROW_RANGE -> ranges.stream().anyMatch(allowed::isWithin);
            case NEVER -> false;
        };
    }
}
