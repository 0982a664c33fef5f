package io.hookline.connector.hostkey;

import io.hookline.bitbucket.Instance;
import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.git.GitProbe;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.bitbucket.git.RetiredHostKeys;
import io.hookline.bitbucket.git.ScanResult;
import io.hookline.connector.hostkey.HostKey.Origin;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The host keys of all instances. Calls block. */
@ApplicationScoped
public class HostKeys {

    private static final Logger LOG = Logger.getLogger(HostKeys.class);
    private static final String HOOKLINE = "hookline";

    private final HostKeyTable table;
    private final GitProbe probe;
    private final HostKeyAlarm alarm;
    private final Event<HostKeysConfirmed> confirmations;
    private final Clock clock;

    HostKeys(
            HostKeyTable table,
            GitProbe probe,
            HostKeyAlarm alarm,
            Event<HostKeysConfirmed> confirmations,
            Clock clock) {
        this.table = table;
        this.probe = probe;
        this.alarm = alarm;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    /** Bitbucket Cloud's keys come with this release; of one that was revoked here, that stands. */
    void ship(@Observes StartupEvent started) {
        String cloud = Instance.Cloud.PUBLIC_API.toString();
        List<HostKey> known = table.of(cloud);
        Instant now = clock.instant();
        KnownHosts.bitbucketCloud().entries().stream()
                .map(entry ->
                        HostKey.proposed(cloud, entry, Origin.SHIPPED, now).confirmed(HOOKLINE, now))
                .filter(key -> known.stream().noneMatch(key::isSameAs))
                .forEach(table::put);
    }

    /** The keys of an instance, in every state. */
    public List<HostKey> of(String instance) {
        return table.of(instance);
    }

    /** The keys of all instances, in every state. */
    public Map<String, List<HostKey>> all() {
        return table.all().stream().collect(Collectors.groupingBy(HostKey::instance));
    }

    /** Whether an instance's SSH server may be called. */
    public Trust trust(String instance, String host, int port) {
        return Trust.of(of(instance), host, port);
    }

    /** The keys that a person gives: confirmed by giving them, but for those that were revoked. Says why nothing is taken. */
    public Optional<String> give(String instance, KnownHosts hosts, String by) {
        List<HostKey> given = given(instance, hosts, by);
        Optional<HostKey> revoked = of(instance).stream()
                .filter(key -> key.state() == HostKey.State.REVOKED)
                .filter(key -> given.stream().anyMatch(key::isSameAs))
                .findFirst();
        if (revoked.isEmpty()) {
            given.forEach(table::put);
            settled(instance);
        }
        return revoked.map(key -> "the key " + key.key().sha256Fingerprint()
                + " was revoked, and is confirmed by its fingerprint only: POST /connectors/{id}/host-keys/confirm");
    }

    /** Keys as they are once they are given. */
    public List<HostKey> given(String instance, KnownHosts hosts, String by) {
        Instant now = clock.instant();
        return hosts.entries().stream()
                .map(entry ->
                        HostKey.proposed(instance, entry, Origin.GIVEN, now).confirmed(by, now))
                .toList();
    }

    /**
     * Asks a server for its keys and proposes those that are new.
     *
     * @return the keys that it shows, without those that nobody should trust
     */
    public ScanResult scan(String instance, String host, int port) {
        return switch (probe.scanHostKeys(host, port)) {
            case ScanResult.Unreachable unreachable -> unreachable;
            case ScanResult.NotAllowed notAllowed -> notAllowed;
            case ScanResult.HostKeys(var shown) -> {
                List<SshPublicKey> keys = shown.stream()
                        .filter(key -> RetiredHostKeys.whyRetired(key).isEmpty())
                        .toList();
                KnownHosts.of(host, port, keys)
                        .entries()
                        .forEach(
                                entry -> table.put(HostKey.proposed(instance, entry, Origin.SCANNED, clock.instant())));
                yield keys.isEmpty()
                        ? new ScanResult.Unreachable("it shows retired keys only")
                        : new ScanResult.HostKeys(keys);
            }
        };
    }

    /** Confirms keys that a person compared; says what stands in the way instead. */
    public HostKeyConfirmation confirm(String instance, List<String> fingerprints, String by) {
        List<HostKey> known = of(instance);
        List<String> unknown = fingerprints.stream()
                .filter(fingerprint -> known.stream().noneMatch(key -> key.hasFingerprint(fingerprint)))
                .toList();
        if (!unknown.isEmpty()) {
            return new HostKeyConfirmation.Unknown(unknown);
        }
        table.confirm(instance, fingerprints, by, clock.instant());
        settled(instance);
        LOG.infof("Host keys confirmed: instance=%s fingerprints=%s by=%s", instance, fingerprints, by);
        return new HostKeyConfirmation.Confirmed(of(instance));
    }

    /** Confirms what a server was found to show, on the word of somebody who does not compare it. */
    public void accept(String instance, String host, int port, String by) {
        List<String> proposed = of(instance).stream()
                .filter(key -> key.isAt(host, port) && key.state() == HostKey.State.PROPOSED && !key.isAlarm())
                .map(key -> key.key().sha256Fingerprint())
                .toList();
        var _ = confirm(instance, proposed, by);
    }

    /** Trusts a key no more, or refuses one that was proposed; false where there is none. */
    public boolean revoke(String instance, String fingerprint) {
        boolean revoked = table.revoke(instance, fingerprint);
        settled(instance);
        return revoked;
    }

    /** A server showed another key than the confirmed ones. */
    void met(String instance, String host, int port, SshPublicKey key) {
        HostKey met = HostKey.proposed(instance, new KnownHosts.Entry(host, port, key), Origin.MET, clock.instant());
        if (table.put(met)) {
            LOG.errorf(
                    "Host key changed, SSH work stands still: instance=%s host=%s port=%d fingerprint=%s",
                    instance, host, port, key.sha256Fingerprint());
            alarm.count();
        }
    }

    private void settled(String instance) {
        alarm.count();
        confirmations.fire(new HostKeysConfirmed(instance));
    }
}
