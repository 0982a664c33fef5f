package io.hookline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void shouldNameWhatATakenPortIsFor() {
        assertThat(Ports.DEFAULT.taken(EnumSet.allOf(Part.class), port -> port != 9092 && port != 7999))
                .containsOnlyKeys("kafka", "simulator (Data Center, SSH)")
                .containsEntry("kafka", 9092);
    }

    @Test
    void shouldNotMindAPortThatIsForAPartOfOthers() {
        Set<Part> own = EnumSet.complementOf(EnumSet.of(Part.KAFKA));

        assertThat(Ports.DEFAULT.taken(own, port -> port != 9092 && port != 7998))
                .containsOnlyKeys("simulator (Cloud, SSH)");
    }

    @Test
    void shouldUseNoPortTwice() {
        assertThat(new HashSet<>(Ports.DEFAULT.byUse().values()))
                .hasSize(Ports.DEFAULT.byUse().size());
    }

    @Test
    void shouldDeriveEveryAddressFromThePorts() {
        Addresses addresses = Addresses.of(Ports.DEFAULT, new EmbeddedServers(Ports.DEFAULT));

        assertThat(addresses.service(Part.WEBHOOK_GATEWAY)).hasToString("http://127.0.0.1:8080");
        assertThat(addresses.issuer()).hasToString("http://127.0.0.1:8089/hookline");
        assertThat(addresses.simulator().cloud().rest()).hasToString("http://127.0.0.1:7991/2.0");
        assertThat(addresses.simulator().dataCenter().git()).hasToString("http://127.0.0.1:7990/bitbucket/scm");
        assertThat(addresses.simulator().dataCenter().ssh()).hasToString("ssh://git@127.0.0.1:7999");
    }
}
