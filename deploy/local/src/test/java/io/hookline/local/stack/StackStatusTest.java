package io.hookline.local.stack;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.wire.Json;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackStatusTest {

    private static final URI GATEWAY = URI.create("http://127.0.0.1:8080");

    @Test
    void shouldTellEverythingInJson() throws JsonProcessingException {
        assertThatJson(Json.mapper().writeValueAsString(status(true))).isEqualTo("""
                        {
                          "state": "running",
                          "services": [
                            {"name": "webhook-gateway", "url": "http://127.0.0.1:8080", "ready": true, "version": "0.1.0", "pid": 7}
                          ],
                          "kafka": {"address": "127.0.0.1:9092", "external": false, "ready": true},
                          "postgres": {"address": "127.0.0.1:5433", "external": false, "ready": true},
                          "issuer": {"address": "http://127.0.0.1:8089/hookline", "external": false, "ready": true},
                          "simulator": {
                            "control": "http://127.0.0.1:7989",
                            "ready": true,
                            "cloud": {
                              "rest": "http://127.0.0.1:7991/2.0",
                              "git": "http://127.0.0.1:7991",
                              "ssh": "ssh://git@127.0.0.1:7998"
                            },
                            "dataCenter": {
                              "rest": "http://127.0.0.1:7990/bitbucket",
                              "git": "http://127.0.0.1:7990/bitbucket/scm",
                              "ssh": "ssh://git@127.0.0.1:7999"
                            }
                          }
                        }
                        """);
    }

    @Test
    void shouldNotBeReadyWhenOneServiceIsNot() {
        assertThat(status(true).allReady()).isTrue();
        assertThat(status(false).allReady()).isFalse();
    }

    private static StackStatus status(boolean gatewayReady) {
        Addresses addresses = Addresses.of(Ports.DEFAULT, new EmbeddedServers(Ports.DEFAULT));
        return new StackStatus(
                "running",
                List.of(new StackStatus.Service("webhook-gateway", GATEWAY, gatewayReady, "0.1.0", 7L)),
                new StackStatus.Server(addresses.kafka(), false, true),
                new StackStatus.Server(addresses.postgres(), false, true),
                new StackStatus.Server(addresses.issuer().toString(), false, true),
                new StackStatus.Simulator(
                        addresses.simulator().control(),
                        true,
                        addresses.simulator().cloud(),
                        addresses.simulator().dataCenter()));
    }
}
