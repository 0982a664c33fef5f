package io.hookline.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterTest {
    private final Router<String> router = new Router<String>()
            .add("GET", "/a/fixed", "fixed")
            .add("GET", "/a/{id}", "one")
            .add("PUT", "/a/{id}", "put")
            .add("GET", "/a/{id}/src/{path*}", "rest");

    private static Request request(String method, String... path) {
        return new Request(method, "/", List.of(path), Map.of(), Map.of(), new byte[0], Map.of());
    }

    @Test
    void shouldTakeTheFirstRouteThatMatches() {
        assertThat(router.find(request("GET", "a", "fixed")).orElseThrow().handler())
                .isEqualTo("fixed");
        assertThat(router.find(request("PUT", "a", "fixed")).orElseThrow().handler())
                .isEqualTo("put");
    }

    @Test
    void shouldGiveWhatPlaceholdersMatched() {
        Request found = router.find(request("GET", "a", "{x}", "src", "b", "c"))
                .orElseThrow()
                .request();

        assertThat(found.variable("id")).isEqualTo("{x}");
        assertThat(found.variable("path")).isEqualTo("b/c");
    }

    @Test
    void shouldKnowPathsOfOtherMethods() {
        assertThat(router.find(request("DELETE", "a", "1"))).isEmpty();
        assertThat(router.knowsPath(List.of("a", "1"))).isTrue();
        assertThat(router.knowsPath(List.of("b"))).isFalse();
    }
}
