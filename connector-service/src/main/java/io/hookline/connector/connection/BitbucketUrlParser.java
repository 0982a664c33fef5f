package io.hookline.connector.connection;

import io.hookline.connector.connection.BitbucketUrl.Scheme;
import io.hookline.contracts.event.Product;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes an address of Bitbucket apart. Hosts are compared whole: {@code bitbucket.org.evil.com} is not Cloud. */
final class BitbucketUrlParser {

    static final String CLOUD_HOST = "bitbucket.org";

    private static final String CLOUD_SSH_OVER_HTTPS_PORT = "altssh.bitbucket.org";
    private static final int LONGEST = 2_000;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern FULL = Pattern.compile(
            "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://((?<user>[^@/?#]*)@)?(?<host>\\[[^]]+]|[^:/?#@\\[\\]]+)(:(?<port>\\d{1,5}))?"
                    + "(?<path>/[^?#]*)?([?#].*)?");
    private static final Pattern SHORT =
            Pattern.compile("(?<user>[^@/:]+)@(?<host>\\[[^]]+]|[^:/?#@\\[\\]]+)([:/](?<path>[^?#]*))?");
    private static final Pattern HOST_NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]*[a-z0-9])?");
    private static final Pattern UNWANTED = Pattern.compile("[\\s\\p{Cntrl}\\\\]");
    private static final Pattern UNWANTED_IN_PATH = Pattern.compile("[\\s\\p{Cntrl}\\\\/%?#:]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    private final @Nullable Product wanted;
    private final boolean anyCloudHost;

    BitbucketUrlParser(@Nullable Product wanted, boolean anyCloudHost) {
        this.wanted = wanted;
        this.anyCloudHost = anyCloudHost;
    }

    /** An address before its path is understood. */
    private record Address(
            Scheme scheme, String host, @Nullable Integer port, List<String> path) {}

    BitbucketUrl parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST
                || UNWANTED.matcher(stripped).find()) {
            throw wrong("is empty, too long, or has spaces, control characters or backslashes");
        }
        Address address = address(stripped);
        Product product = product(address.host());
        return switch (product) {
            case CLOUD -> cloud(address);
            case DATA_CENTER ->
                BitbucketUrlPath.dataCenter(address.scheme(), address.path())
                        .at(product, address.scheme(), address.host(), address.port());
        };
    }

    private BitbucketUrl cloud(Address address) {
        if (address.scheme() == Scheme.HTTP && !anyCloudHost) {
            throw wrong("begins with http; Bitbucket Cloud answers to https");
        }
        boolean altSsh = address.host().equals(CLOUD_SSH_OVER_HTTPS_PORT);
        if (altSsh && (address.scheme() != Scheme.SSH || !Integer.valueOf(443).equals(address.port()))) {
            throw wrong("names altssh.bitbucket.org, which is for SSH at port 443 only");
        }
        if (!anyCloudHost
                && !altSsh
                && address.port() != null
                && address.port() != address.scheme().usualPort()) {
            throw wrong("has a port; bitbucket.org has none but the usual ones");
        }
        return BitbucketUrlPath.cloud(address.scheme(), address.path())
                .at(Product.CLOUD, address.scheme(), address.host(), address.port());
    }

    private Product product(String host) {
        boolean cloud = host.equals(CLOUD_HOST) || host.equals(CLOUD_SSH_OVER_HTTPS_PORT);
        if (!cloud && host.endsWith("." + CLOUD_HOST)) {
            throw wrong("is of another host of Bitbucket Cloud; its addresses are those of bitbucket.org");
        }
        if (wanted == null) {
            return cloud ? Product.CLOUD : Product.DATA_CENTER;
        }
        return switch (wanted) {
            case CLOUD -> {
                if (!cloud && !anyCloudHost) {
                    throw wrong("is not of bitbucket.org, which alone is Bitbucket Cloud");
                }
                yield wanted;
            }
            case DATA_CENTER -> {
                if (cloud) {
                    throw wrong("is of Bitbucket Cloud, not of a Data Center");
                }
                yield wanted;
            }
        };
    }

    private Address address(String text) {
        Matcher full = FULL.matcher(text);
        if (full.matches()) {
            Scheme scheme = scheme(full.group("scheme"));
            checkUser(scheme, full.group("user"));
            Integer port = full.group("port") == null ? null : port(full.group("port"));
            return new Address(scheme, host(full.group("host")), port, segments(full.group("path")));
        }
        Matcher brief = SHORT.matcher(text);
        if (!brief.matches()) {
            throw wrong("is no address");
        }
        checkUser(Scheme.SSH, brief.group("user"));
        List<String> path = segments(brief.group("path"));
        return beginsWithPort(brief.group("host"), path)
                ? new Address(
                        Scheme.SSH, host(brief.group("host")), port(path.getFirst()), path.subList(1, path.size()))
                : new Address(Scheme.SSH, host(brief.group("host")), null, path);
    }

    /** git knows no port in the short form, but people write one. A workspace may be a number, a project's key may not. */
    private static boolean beginsWithPort(String host, List<String> path) {
        if (path.isEmpty() || !NUMBER.matcher(path.getFirst()).matches()) {
            return false;
        }
        return path.size() > 2 || (path.size() == 1 && !host.equalsIgnoreCase(CLOUD_HOST));
    }

    private Scheme scheme(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "https" -> Scheme.HTTPS;
            case "http" -> Scheme.HTTP;
            case "ssh" -> Scheme.SSH;
            default -> throw wrong("begins with neither https, http nor ssh");
        };
    }

    private void checkUser(Scheme scheme, @Nullable String user) {
        if (user == null) {
            return;
        }
        if (user.contains(":")) {
            throw wrong("has a password in it; that belongs into the credential");
        }
        if (scheme == Scheme.SSH && !user.equals("git")) {
            throw wrong("has another SSH user than git");
        }
    }

    private String host(String text) {
        if (text.startsWith("[")) {
            try {
                String literal = text.substring(1, text.length() - 1);
                var _ = InetAddress.ofLiteral(literal);
                return "[" + literal.toLowerCase(Locale.ROOT) + "]";
            } catch (IllegalArgumentException e) {
                throw wrong("has no valid IPv6 address in its brackets");
            }
        }
        String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        String name = punycode(plain).toLowerCase(Locale.ROOT);
        if (!HOST_NAME.matcher(name).matches()) {
            throw wrong("has no valid host name");
        }
        return name;
    }

    private String punycode(String name) {
        try {
            return IDN.toASCII(name);
        } catch (IllegalArgumentException e) {
            throw wrong("has no valid host name");
        }
    }

    private int port(String digits) {
        int port = Integer.parseInt(digits);
        if (port == 0 || port > HIGHEST_PORT) {
            throw wrong("has a port that is none");
        }
        return port;
    }

    private List<String> segments(@Nullable String path) {
        try {
            return path == null
                    ? List.of()
                    : Arrays.stream(path.split("/"))
                            .filter(segment -> !segment.isEmpty())
                            .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                            .peek(this::checkSegment)
                            .toList();
        } catch (IllegalArgumentException e) {
            throw wrong("has a path that does not read");
        }
    }

    private void checkSegment(String segment) {
        if (Set.of(".", "..").contains(segment)
                || UNWANTED_IN_PATH.matcher(segment).find()) {
            throw wrong("has a path that does not read");
        }
    }

    private IllegalArgumentException wrong(String what) {
        return BitbucketUrlPath.wrong(wanted == null ? Product.CLOUD : wanted, what);
    }
}
