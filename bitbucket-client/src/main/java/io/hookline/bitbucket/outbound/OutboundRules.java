package io.hookline.bitbucket.outbound;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where connections may go. Public addresses are open; loopback, link-local, private and other special ones only as far as
 * an allow-list opens them. To be asked when connecting, and the connection made to an address that {@link #resolve} gave:
 * a name that resolves to something else a moment later then gains nothing.
 *
 * <p>An allow-list has host names ({@code bitbucket.example.com}, {@code *.example.com}), which open private addresses of
 * these hosts, and addresses or ranges ({@code 10.0.0.0/8}), which open what they hold. Loopback and link-local addresses are
 * opened only by a range within theirs; multicast and unspecified ones never.
 */
public final class OutboundRules {

    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");
    private static final OutboundRules UNRESTRICTED =
            new OutboundRules("", List.of(), List.of(), InetAddress::getAllByName);

    private final String setting;
    private final List<Cidr> ranges;
    private final List<String> hosts;
    private final Resolver resolver;

    private OutboundRules(String setting, List<Cidr> ranges, List<String> hosts, Resolver resolver) {
        this.setting = setting;
        this.ranges = List.copyOf(ranges);
        this.hosts = List.copyOf(hosts);
        this.resolver = resolver;
    }

    /**
     * The rules with an allow-list.
     *
     * @param setting where the list stands, for the words of a refusal
     * @throws IllegalArgumentException that names the first entry which is neither a host nor a range
     */
    public static OutboundRules allowing(String setting, Collection<String> allowed) {
        return allowing(setting, allowed, InetAddress::getAllByName);
    }

    /** The rules with an allow-list, and names looked up elsewhere than in the system. */
    public static OutboundRules allowing(String setting, Collection<String> allowed, Resolver resolver) {
        var ranges = new ArrayList<Cidr>();
        var hosts = new ArrayList<String>();
        for (var entry : allowed) {
            var text = entry.strip().toLowerCase(Locale.ROOT);
            if (text.contains("/") || ADDRESS.matcher(text).matches()) {
                ranges.add(range(text));
            } else {
                hosts.add(host(text));
            }
        }
        return new OutboundRules(setting, ranges, hosts, resolver);
    }

    /** No rules at all, for where nobody else chooses the addresses. */
    public static OutboundRules unrestricted() {
        return UNRESTRICTED;
    }

    /**
     * The addresses of a host that may be connected to; never none.
     *
     * @throws AddressRefusedException if the host has addresses, but none of them is allowed
     */
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        var found = resolver.resolve(host);
        var allowed = Arrays.stream(found)
                .filter(address -> refusal(host, address).isEmpty())
                .toList();
        if (allowed.isEmpty()) {
            throw new AddressRefusedException(refusal(host, found[0]).orElse("no address"));
        }
        return allowed;
    }

    /** Why a host may not be connected to at an address, in words; empty if it may. */
    public Optional<String> refusal(String host, InetAddress address) {
        if (this == UNRESTRICTED) {
            return Optional.empty();
        }
        var meant = EmbeddedAddress.of(address);
        return SpecialRange.of(meant)
                .filter(special -> !isOpened(host, meant, special))
                .map(special -> host + " is at " + address.getHostAddress() + ", " + special.words() + " that "
                        + setting + " does not open");
    }

    private boolean isOpened(String host, InetAddress address, SpecialRange special) {
        return (special.isOpenedByName() && isNamed(host))
                || ranges.stream().anyMatch(range -> range.contains(address) && special.isOpenedBy(range));
    }

    private boolean isNamed(String host) {
        var name = plain(host);
        return hosts.stream()
                .anyMatch(allowed -> allowed.startsWith("*.")
                        ? name.endsWith(allowed.substring(1)) && !name.equals(allowed.substring(1))
                        : name.equals(allowed));
    }

    private static Cidr range(String text) {
        try {
            return Cidr.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no address or range such as 10.0.0.0/8", e);
        }
    }

    private static String host(String text) {
        var name = plain(text);
        if (!HOST.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no host such as *.example.com");
        }
        return name;
    }

    private static String plain(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        var ascii = lower.codePoints().allMatch(c -> c < 128) ? lower : IDN.toASCII(lower);
        return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    }
}
