package io.hookline.simulator.datacenter;

import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts lists into pages by {@code start} and {@code limit}. */
final class DataCenterPages {
    private static final int DEFAULT = 25;
    private static final int LONGEST = 1000;

    private DataCenterPages() {}

    static Response of(Request request, List<Map<String, @Nullable Object>> rows) {
        return withGaps(request, rows, 0);
    }

    /**
     * A page of rows of which every {@code hidden}-th is not for the caller (0 for none): such rows count for
     * {@code nextPageStart} and do not show, so that it is not {@code start + limit}.
     */
    static Response withGaps(Request request, List<Map<String, @Nullable Object>> rows, int hidden) {
        int start = Math.max(0, request.number("start", 0));
        int limit = Math.clamp(request.number("limit", DEFAULT), 1, LONGEST);
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        int at = start;
        int next = start;
        while (at < rows.size() + gaps(rows.size(), hidden) && shown.size() < limit) {
            if (hidden == 0 || (at + 1) % hidden != 0) {
                shown.add(rows.get(at - gapsBefore(at, hidden)));
            }
            at++;
            next = at;
        }
        boolean last = next - gapsBefore(next, hidden) >= rows.size();
        return Response.ok(Json.object(
                "size", shown.size(),
                "limit", limit,
                "isLastPage", last,
                "values", shown,
                "start", start,
                "nextPageStart", last ? null : next));
    }

    private static int gapsBefore(int position, int hidden) {
        return hidden == 0 ? 0 : position / hidden;
    }

    /** How many gaps stand among so many visible rows. */
    private static int gaps(int visible, int hidden) {
        return hidden <= 1 ? 0 : visible / (hidden - 1);
    }
}
