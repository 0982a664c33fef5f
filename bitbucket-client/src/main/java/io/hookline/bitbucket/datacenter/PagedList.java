package io.hookline.bitbucket.datacenter;

import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.http.HttpApi;
import io.hookline.bitbucket.http.Json;
import io.hookline.bitbucket.http.Pages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads lists to the end. The server says where the next page starts: what may not be seen leaves gaps before it. */
final class PagedList {

    private final HttpApi api;

    PagedList(HttpApi api) {
        this.api = api;
    }

    <T> Result<List<T>> all(String path, Function<Json, T> read) {
        Function<Json, Pages.Page<T, Long>> page =
                json -> new Pages.Page<>(json.requiredList("values", read), next(json));
        return Pages.all(
                api.get(path, page),
                start -> api.get(path + (path.contains("?") ? "&" : "?") + "start=" + start, page));
    }

    static Optional<Long> next(Json page) {
        if (page.at("isLastPage").flagOr(true) || !page.at("nextPageStart").isPresent()) {
            return Optional.empty();
        }
        return Optional.of(page.requiredNumber("nextPageStart"));
    }
}
