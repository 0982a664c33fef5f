package io.hookline.connector.hostkey;

import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.git.KnownHosts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A host key of an instance.
 *
 * @param instance which Bitbucket, as {@code Access.instance} names it
 * @param seenAt when it was first given or shown
 * @param confirmedBy the subject who confirmed it; null while nobody has, and for keys from before that was noted
 */
public record HostKey(
        String instance,
        String host,
        int port,
        SshPublicKey key,
        State state,
        Origin origin,
        Instant seenAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt) {

    /** How far a key is trusted. */
    public enum State {
        /** Shown by the server; nobody has compared it yet. */
        PROPOSED,
        CONFIRMED,
        /** Not trusted any more, or never. */
        REVOKED
    }

    /** Where a key is from. */
    public enum Origin {
        /** Bitbucket Cloud's own, which ship with Hookline. */
        SHIPPED,
        /** Given by whoever made a connector. */
        GIVEN,
        /** What the server showed when it was asked for its keys. */
        SCANNED,
        /** What the server showed in place of the confirmed keys. */
        MET
    }

    static HostKey proposed(String instance, KnownHosts.Entry entry, Origin origin, Instant now) {
        return new HostKey(instance, entry.host(), entry.port(), entry.key(), State.PROPOSED, origin, now, null, null);
    }

    HostKey confirmed(String by, Instant now) {
        return new HostKey(instance, host, port, key, State.CONFIRMED, origin, seenAt, by, now);
    }

    boolean isSameAs(HostKey other) {
        return instance.equals(other.instance) && isAt(other.host, other.port) && key.equals(other.key);
    }

    boolean hasFingerprint(String fingerprint) {
        return key.sha256Fingerprint().equals(fingerprint);
    }

    public boolean isAt(String otherHost, int otherPort) {
        return port == otherPort && host.equalsIgnoreCase(otherHost);
    }

    /** Whether this was met in place of a confirmed key and nobody has said yet what to think of it. */
    public boolean isAlarm() {
        return state == State.PROPOSED && origin == Origin.MET;
    }

    KnownHosts.Entry entry() {
        return new KnownHosts.Entry(host, port, key);
    }
}
