package io.hookline.simulator.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.simulator.http.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudQueryTest {
    private static final List<Map<String, Object>> ROWS = List.of(
            Map.of("name", "b", "source", Map.of("branch", Map.of("name", "feature/x"))),
            Map.of("name", "a", "source", Map.of("branch", Map.of("name", "main"))));

    private static List<Object> names(String query, String sort) {
        return CloudQuery.apply(ROWS, query, sort).stream()
                .map(row -> row.get("name"))
                .toList();
    }

    @Test
    void shouldKeepEverythingWithoutAQuery() {
        assertThat(names(null, null)).containsExactly("b", "a");
    }

    @Test
    void shouldCompareNestedFields() {
        assertThat(names("source.branch.name=\"feature/x\"", null)).containsExactly("b");
        assertThat(names("source.branch.name ~ \"a\" AND name != \"b\"", null)).containsExactly("a");
    }

    @Test
    void shouldFindPartsOfATextInAnyCaseAndLeaveAndWithinQuotesAlone() {
        assertThat(names("source.branch.name ~ \"FEATURE\"", null)).containsExactly("b");
        assertThat(names("name ~ \"x AND y\"", null)).isEmpty();
    }

    @Test
    void shouldSortBothWays() {
        assertThat(names(null, "name")).containsExactly("a", "b");
        assertThat(names(null, "-name")).containsExactly("b", "a");
    }

    @Test
    void shouldRefuseWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> names("name in (1)", null)).isInstanceOf(Refusal.class);
    }
}
