package io.hookline.bitbucket.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"104.192.136.1", "8.8.8.8", "172.32.0.1", "2600:1f18::1", "2401:1d80::1", "::ffff:8.8.8.8"})
    void shouldOpenPublicAddresses(String address) {
        assertThat(refused("", address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "0.0.0.0",
                "::",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "224.0.0.1",
                "ff02::1",
                "255.255.255.255",
                "240.0.0.1",
                "198.18.0.1",
                "192.0.2.1",
                "2001:db8::1",
                "2001::1",
                "100::1"
            })
    void shouldRefuseWhatIsNotPublic(String address) {
        assertThat(refused("", address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, true",
        "10.0.0.0/8, 192.168.0.1, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "fd00::/8, fd12::1, true",
        "fd00::/8, 10.0.0.1, false",
        "0.0.0.0/0, 10.1.2.3, true",
        "0.0.0.0/0, 127.0.0.1, false",
        "0.0.0.0/0, 169.254.169.254, false",
        "fd00::/8, fd00:ec2::254, false",
        "::/0, ::1, false",
        "127.0.0.0/8, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.1, true",
        "169.254.169.254, 169.254.169.254, true",
        "0.0.0.0/0, 224.0.0.1, false",
        "224.0.0.0/4, 224.0.0.1, false",
        "0.0.0.0/8, 0.0.0.0, false",
    })
    void shouldOpenWhatARangeHolds(String allowed, String address, boolean open) {
        assertThat(refused(allowed, address)).isEqualTo(!open);
    }

    @ParameterizedTest
    @CsvSource({
        "git.example.com, git.example.com, 10.0.0.1, true",
        "git.example.com, GIT.Example.COM., 10.0.0.1, true",
        "GIT.example.com., git.example.com, 10.0.0.1, true",
        "git.example.com, a.git.example.com, 10.0.0.1, false",
        "git.example.com, git.example.com.evil.org, 10.0.0.1, false",
        "*.example.com, git.example.com, 10.0.0.1, true",
        "*.example.com, a.b.example.com, 10.0.0.1, true",
        "*.example.com, example.com, 10.0.0.1, false",
        "*.example.com, evilexample.com, 10.0.0.1, false",
        "git, git, fd00::1, true",
        "git.example.com, git.example.com, 127.0.0.1, false",
        "git.example.com, git.example.com, 169.254.169.254, false",
        "xn--bcher-kva.example, bücher.example, 10.0.0.1, true",
    })
    void shouldOpenThePrivateAddressesOfAHost(String allowed, String host, String address, boolean open) {
        var rules = OutboundRules.allowing("the list", List.of(allowed));

        assertThat(rules.refusal(host, InetAddress.ofLiteral(address)).isEmpty())
                .isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0/x",
                "1.2.3.4.5",
                "::1::",
                "*",
                "a.*.b",
                "https://a.b",
                "a b",
                ""
            })
    void shouldNameAnEntryThatIsNone(String entry) {
        assertThatThrownBy(() -> OutboundRules.allowing("the list", List.of("10.0.0.0/8", entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + entry + "'");
    }

    @Test
    void shouldNameAddressAndSettingInARefusal() {
        assertThatThrownBy(() -> rules("the list", "10.0.0.7").resolve("git.example.com"))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessage("git.example.com is at 10.0.0.7, a private address that the list does not open");
    }

    @Test
    void shouldGiveOnlyTheAllowedOfSeveralAddresses() throws UnknownHostException {
        assertThat(rules("the list", "127.0.0.1", "8.8.8.8").resolve("git.example.com"))
                .containsExactly(InetAddress.ofLiteral("8.8.8.8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "localhost"})
    void shouldSeeThroughOtherWritings(String host) {
        var rules = OutboundRules.allowing("the list", List.of());

        assertThatThrownBy(() -> rules.resolve(host)).isInstanceOf(UnknownHostException.class);
    }

    private static boolean refused(String allowed, String address) {
        var list = allowed.isEmpty() ? List.<String>of() : List.of(allowed);
        return OutboundRules.allowing("the list", list)
                .refusal("host.example", InetAddress.ofLiteral(address))
                .isPresent();
    }

    private static OutboundRules rules(String setting, String... addresses) {
        var found = Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
        return OutboundRules.allowing(setting, List.of(), _ -> found);
    }
}
