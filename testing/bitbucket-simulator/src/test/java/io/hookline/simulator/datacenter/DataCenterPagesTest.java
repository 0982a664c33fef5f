package io.hookline.simulator.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCenterPagesTest {

    private static JsonNode page(int rows, int hidden, int start, int limit) {
        Request request = new Request(
                "GET",
                "/",
                List.of(),
                Map.of("start", List.of("" + start), "limit", List.of("" + limit)),
                Map.of(),
                new byte[0],
                Map.of());
        List<Map<String, Object>> values = IntStream.range(0, rows)
                .mapToObj(i -> Map.<String, Object>of("n", i))
                .toList();
        return Json.read(DataCenterPages.withGaps(request, values, hidden).body())
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"0,0,2", "1,0,1", "5,0,2", "6,3,2", "7,3,3", "7,2,3", "12,5,4", "3,3,1"})
    void shouldShowEveryRowOnceWhenNextPageStartIsFollowed(int rows, int hidden, int limit) {
        List<Integer> seen = new ArrayList<>();
        JsonNode page = page(rows, hidden, 0, limit);
        page.path("values").forEach(row -> seen.add(row.path("n").asInt()));
        while (!page.path("isLastPage").asBoolean()) {
            page = page(rows, hidden, page.path("nextPageStart").asInt(), limit);
            page.path("values").forEach(row -> seen.add(row.path("n").asInt()));
        }

        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, rows).boxed().toList());
    }
}
