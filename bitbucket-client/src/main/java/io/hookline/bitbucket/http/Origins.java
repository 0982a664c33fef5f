package io.hookline.bitbucket.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Whether two addresses are of one origin: scheme, host and port (RFC 6454). */
final class Origins {

    private static final URI NOWHERE = URI.create("about:blank");

    private Origins() {}

    static boolean same(URI one, URI other) {
        return one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && port(one) == port(other)
                && other.getRawUserInfo() == null;
    }

    /** Where a redirect leads; an address of no origin if it does not say. */
    static URI resolve(URI from, Optional<String> location) {
        try {
            return location.map(from::resolve).orElse(NOWHERE);
        } catch (IllegalArgumentException e) {
            return NOWHERE;
        }
    }

    /** The host and its port, in one form for all addresses of an origin. */
    static String hostAndPort(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT) + ":" + port(uri);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
