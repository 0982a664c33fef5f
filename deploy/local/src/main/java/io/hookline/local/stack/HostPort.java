package io.hookline.local.stack;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/** A server's name and TCP port. */
public record HostPort(String host, int port) {

    private static final int HIGHEST_PORT = 65_535;
    private static final int HTTPS = 443;

    /** Reads {@code host:port}; empty for anything else. */
    public static Optional<HostPort> parse(String text) {
        int colon = text.strip().lastIndexOf(':');
        try {
            String host = text.strip().substring(0, Math.max(0, colon));
            int port = Integer.parseInt(text.strip().substring(colon + 1));
            return host.isEmpty() || port < 1 || port > HIGHEST_PORT
                    ? Optional.empty()
                    : Optional.of(new HostPort(host, port));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The server of a web address; empty where it names none. */
    public static Optional<HostPort> of(URI uri) {
        return Optional.ofNullable(uri.getHost())
                .map(host -> new HostPort(host, uri.getPort() < 0 ? HTTPS : uri.getPort()));
    }

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
