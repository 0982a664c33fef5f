package io.hookline.connector.hostkey;

import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.RetiredHostKeys;
import java.util.List;
import java.util.Optional;

/** Whether an SSH server may be called, by what is known of its host keys. */
public sealed interface Trust {

    /** It may, as long as it shows one of these keys. */
    record Trusted(KnownHosts hosts) implements Trust {}

    /** It may not: nobody has confirmed a key of it yet. */
    record Unconfirmed(String host, int port) implements Trust {}

    /** It may not: it showed this key instead of a confirmed one, and a person must say why. */
    record Changed(HostKey met) implements Trust {}

    /** The trust in one server of an instance. */
    static Trust of(List<HostKey> keys, String host, int port) {
        Optional<HostKey> alarm = keys.stream()
                .filter(key -> key.isAt(host, port) && key.isAlarm())
                .findFirst();
        if (alarm.isPresent()) {
            return new Changed(alarm.get());
        }
        KnownHosts hosts = knownHosts(keys);
        return hosts.keysOf(host, port).isEmpty() ? new Unconfirmed(host, port) : new Trusted(hosts);
    }

    /** The confirmed keys, without those that were retired since. */
    static KnownHosts knownHosts(List<HostKey> keys) {
        return new KnownHosts(keys.stream()
                .filter(key -> key.state() == HostKey.State.CONFIRMED)
                .filter(key -> RetiredHostKeys.whyRetired(key.key()).isEmpty())
                .map(HostKey::entry)
                .toList());
    }

    /** What a person should do about an instance's host keys; empty where SSH work goes on. */
    static Optional<String> problem(List<HostKey> keys) {
        return keys.stream()
                .filter(key -> key.state() != HostKey.State.REVOKED)
                .map(key -> of(keys, key.host(), key.port()))
                .flatMap(trust -> trust.problem().stream())
                .findFirst();
    }

    /** What a person should do before this server is called. */
    default Optional<String> problem() {
        return switch (this) {
            case Trusted _ -> Optional.empty();
            case Unconfirmed(var host, var port) ->
                Optional.of("The host keys of " + host + ":" + port
                        + " await confirmation. Compare their fingerprints with those that the server's administrator names,"
                        + " and confirm them: POST /connectors/{id}/host-keys/confirm.");
            case Changed(var met) ->
                Optional.of(
                        "The SSH server " + met.host() + ":" + met.port()
                                + " showed another host key than the confirmed ones: "
                                + met.key().sha256Fingerprint()
                                + ". SSH work stands still. Where the server's administrator changed the key, confirm the new one"
                                + " and delete the old; where not, somebody may be answering in the server's place: delete the new one.");
        };
    }
}
