package io.hookline.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.simulator.http.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Faults faults = new Faults();

    private static Request get(String path) {
        return new Request("GET", path, List.of(), Map.of(), Map.of(), new byte[0], Map.of());
    }

    @Test
    void shouldHitAsOftenAsTold() {
        faults.add(new FaultRule("cloud", "GET", "/2.0/*/hooks", new Fault.Drop(), 2));

        assertThat(faults.next("cloud", get("/2.0/a/b/hooks"))).isPresent();
        assertThat(faults.next("cloud", get("/2.0/a/b/keys"))).isEmpty();
        assertThat(faults.next("datacenter", get("/2.0/a/b/hooks"))).isEmpty();
        assertThat(faults.next("cloud", get("/2.0/a/b/hooks"))).isPresent();
        assertThat(faults.next("cloud", get("/2.0/a/b/hooks"))).isEmpty();
    }

    @Test
    void shouldHitForEverUntilCleared() {
        faults.add(new FaultRule("*", "*", "*", new Fault.Malformed(), -1));

        assertThat(faults.next("cloud", get("/"))).isPresent();
        assertThat(faults.next("cloud", get("/"))).isPresent();
        faults.clear();
        assertThat(faults.next("cloud", get("/"))).isEmpty();
    }
}
