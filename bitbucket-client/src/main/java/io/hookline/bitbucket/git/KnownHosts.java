package io.hookline.bitbucket.git;

import io.hookline.bitbucket.SshPublicKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Host keys to trust, in the terms of OpenSSH's {@code known_hosts}: one line a host and key. Immutable. */
public record KnownHosts(List<Entry> entries) {

    private static final int DEFAULT_PORT = 22;

    /** One host's key. */
    public record Entry(String host, int port, SshPublicKey key) {
        public Entry {
            host = host.toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return (port == DEFAULT_PORT ? host : "[" + host + "]:" + port) + " " + key;
        }
    }

    public KnownHosts {
        entries = List.copyOf(entries);
    }

    /**
     * Reads {@code known_hosts} lines: several hosts separated by commas, {@code [host]:port}, comments.
     *
     * @throws IllegalArgumentException on a line that is something else; hashed hosts, patterns and markers are not taken,
     *     since what is pinned should be readable
     */
    public static KnownHosts parse(String text) {
        var entries = new ArrayList<Entry>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    var parts = line.split("\\s+", 2);
                    refuseUnreadable(parts);
                    var key = SshPublicKey.of(parts[1]);
                    for (var host : parts[0].split(",", -1)) {
                        entries.add(entry(host, key));
                    }
                });
        return new KnownHosts(entries);
    }

    /** The keys of one host as known hosts. */
    public static KnownHosts of(String host, int port, List<SshPublicKey> keys) {
        return new KnownHosts(
                keys.stream().map(key -> new Entry(host, port, key)).toList());
    }

    /** Bitbucket Cloud's current host keys, for {@code bitbucket.org} and {@code altssh.bitbucket.org:443}. */
    public static KnownHosts bitbucketCloud() {
        try (var data = Objects.requireNonNull(KnownHosts.class.getResourceAsStream("bitbucket-cloud-known-hosts"))) {
            return parse(new String(data.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped known hosts cannot be read", e);
        }
    }

    /** The keys to trust for a host and port; none means that nothing is to be trusted there. */
    public List<SshPublicKey> keysOf(String host, int port) {
        return entries.stream()
                .filter(entry -> entry.port() == port && entry.host().equals(host.toLowerCase(Locale.ROOT)))
                .map(Entry::key)
                .toList();
    }

    /** The {@code known_hosts} lines. */
    @Override
    public String toString() {
        return String.join("\n", entries.stream().map(Entry::toString).toList());
    }

    private static void refuseUnreadable(String[] parts) {
        if (parts.length < 2 || parts[0].startsWith("@") || parts[0].startsWith("|") || parts[0].matches(".*[*?!].*")) {
            throw new IllegalArgumentException("a known_hosts line is not of the form host keytype key");
        }
    }

    private static Entry entry(String host, SshPublicKey key) {
        int bracket = host.indexOf("]:");
        if (host.startsWith("[") && bracket > 0) {
            return new Entry(host.substring(1, bracket), Integer.parseInt(host.substring(bracket + 2)), key);
        }
        return new Entry(host, DEFAULT_PORT, key);
    }
}
