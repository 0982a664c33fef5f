package io.hookline.simulator.cloud;

import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Urls;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cuts lists into pages whose {@code next} is opaque. */
final class CloudPages {
    private static final int DEFAULT = 10;

    private final Store store;
    private final Addresses addresses;

    CloudPages(Store store, Addresses addresses) {
        this.store = store;
        this.addresses = addresses;
    }

    Response of(Request request, List<Map<String, @Nullable Object>> rows) {
        return of(request, rows, 100);
    }

    Response of(Request request, List<Map<String, @Nullable Object>> all, int longest) {
        return of(request, all, longest, row -> row);
    }

    /**
     * The asked page of the rows that {@code q} leaves, in the order of {@code sort}.
     *
     * @param completion makes of a row what is shown; done for the rows of the page only
     */
    Response of(
            Request request,
            List<Map<String, @Nullable Object>> all,
            int longest,
            UnaryOperator<Map<String, @Nullable Object>> completion) {
        List<Map<String, @Nullable Object>> rows =
                CloudQuery.apply(all, request.parameter("q"), request.parameter("sort"));
        int length = length(request, longest);
        int start = start(request, length);
        int end = Math.min(start + length, rows.size());
        Map<String, @Nullable Object> page = Json.object(
                "values",
                rows.subList(Math.min(start, end), end).stream().map(completion).toList());
        page.put("pagelen", length);
        boolean odd = start / length % 2 == 1;
        if (!store.on(Setting.CLOUD_OMIT_SIZE) || odd) {
            page.put("size", rows.size());
            page.put("page", start / length + 1);
        }
        if (end < rows.size()) {
            page.put("next", next(request, end));
        }
        return Response.ok(page);
    }

    private int length(Request request, int longest) {
        int wanted = request.number("pagelen", DEFAULT);
        if (wanted < 1
                || (wanted > longest && store.setting(Setting.CLOUD_LONG_PAGE).equals("refuse"))) {
            throw Refusal.invalid("Invalid pagelen");
        }
        return Math.min(wanted, longest);
    }

    private static int start(Request request, int length) {
        String page = request.parameter("page", "1");
        try {
            return page.startsWith("c")
                    ? HexFormat.fromHexDigits(page.substring(1))
                    : Math.max(0, (Integer.parseInt(page) - 1) * length);
        } catch (IllegalArgumentException notAPage) {
            throw Refusal.invalid("Invalid page");
        }
    }

    private String next(Request request, int end) {
        String kept = request.query().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("page"))
                .flatMap(entry ->
                        entry.getValue().stream().map(value -> entry.getKey() + "=" + Urls.encode(value) + "&"))
                .sorted()
                .collect(Collectors.joining());
        return addresses.http() + request.rawPath() + "?" + kept + "page=c"
                + HexFormat.of().toHexDigits(end);
    }
}
