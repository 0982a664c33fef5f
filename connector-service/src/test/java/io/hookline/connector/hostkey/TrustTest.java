package io.hookline.connector.hostkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.SshPublicKey;
import io.hookline.bitbucket.git.KnownHosts;
import io.hookline.connector.hostkey.HostKey.Origin;
import io.hookline.connector.hostkey.HostKey.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrustTest {

    private static final String HOST = "git.example.com";

    static Stream<Arguments> keys() {
        HostKey confirmed = key("one", State.CONFIRMED, Origin.GIVEN);
        HostKey proposed = key("two", State.PROPOSED, Origin.SCANNED);
        HostKey met = key("three", State.PROPOSED, Origin.MET);
        return Stream.of(
                Arguments.of(List.of(), Trust.Unconfirmed.class),
                Arguments.of(List.of(proposed), Trust.Unconfirmed.class),
                Arguments.of(List.of(confirmed), Trust.Trusted.class),
                Arguments.of(List.of(confirmed, proposed), Trust.Trusted.class),
                Arguments.of(List.of(confirmed, met), Trust.Changed.class),
                Arguments.of(List.of(confirmed, key("three", State.REVOKED, Origin.MET)), Trust.Trusted.class),
                Arguments.of(List.of(confirmed, key("three", State.CONFIRMED, Origin.MET)), Trust.Trusted.class),
                Arguments.of(List.of(key("one", State.REVOKED, Origin.GIVEN)), Trust.Unconfirmed.class));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void shouldTrustWhatAPersonConfirmedAndNothingElse(List<HostKey> keys, Class<? extends Trust> expected) {
        Trust trust = Trust.of(keys, HOST, 7999);

        assertThat(trust).isInstanceOf(expected);
        assertThat(trust.problem().isEmpty()).isEqualTo(trust instanceof Trust.Trusted);
    }

    @Test
    void shouldTrustConfirmedKeysOnly() {
        HostKey confirmed = key("one", State.CONFIRMED, Origin.GIVEN);

        KnownHosts hosts = Trust.knownHosts(List.of(
                confirmed, key("two", State.PROPOSED, Origin.SCANNED), key("three", State.REVOKED, Origin.GIVEN)));

        assertThat(hosts.entries()).containsExactly(confirmed.entry());
    }

    @Test
    void shouldNotTrustAServerByTheKeysOfAnother() {
        List<HostKey> keys = List.of(key("one", State.CONFIRMED, Origin.GIVEN));

        assertThat(Trust.of(keys, HOST, 22)).isEqualTo(new Trust.Unconfirmed(HOST, 22));
        assertThat(Trust.of(keys, HOST.toUpperCase(Locale.ROOT), 7999)).isInstanceOf(Trust.Trusted.class);
    }

    @Test
    void shouldNeverTrustADsaKey() {
        HostKey dsa = new HostKey(
                "i",
                HOST,
                7999,
                new SshPublicKey("ssh-dss", "AAAA"),
                State.CONFIRMED,
                Origin.GIVEN,
                Instant.EPOCH,
                null,
                null);

        assertThat(Trust.of(List.of(dsa), HOST, 7999)).isInstanceOf(Trust.Unconfirmed.class);
    }

    private static HostKey key(String material, State state, Origin origin) {
        var key = new SshPublicKey(
                "ssh-ed25519", Base64.getEncoder().encodeToString(material.getBytes(StandardCharsets.UTF_8)));
        return new HostKey("https://" + HOST, HOST, 7999, key, state, origin, Instant.EPOCH, null, null);
    }
}
