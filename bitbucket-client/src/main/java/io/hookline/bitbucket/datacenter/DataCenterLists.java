package io.hookline.bitbucket.datacenter;

import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Page;
import io.hookline.bitbucket.PageCursor;
import io.hookline.bitbucket.PageRequest;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryFilter;
import io.hookline.bitbucket.Result;
import io.hookline.bitbucket.Workspace;
import io.hookline.bitbucket.http.HttpApi;
import io.hookline.bitbucket.http.Json;
import io.hookline.bitbucket.http.UrlPath;
import java.util.List;
import java.util.function.Function;

/** Data Center's long lists, a page at a time. The next page starts where the server says. */
final class DataCenterLists {

    private final HttpApi api;
    private final String root;

    DataCenterLists(HttpApi api, String root) {
        this.api = api;
        this.root = root;
    }

    Result<Page<Workspace>> projects(PageRequest page) {
        return page("/projects?", page, json -> json.requiredList("values", DataCenterJson::project));
    }

    Result<Page<Repository>> repositories(RepositoryFilter filter, PageRequest page) {
        return page(
                path(filter),
                page,
                json -> json.requiredList("values", DataCenterLists::unarchived).stream()
                        .flatMap(List::stream)
                        .filter(filter::accepts)
                        .toList());
    }

    /** A project's own list where it says enough: older servers know no {@code projectkey} and would list all projects. */
    static String path(RepositoryFilter filter) {
        if (filter.container() != null
                && filter.nameContains() == null
                && filter.reach() == RepositoryFilter.Reach.VISIBLE) {
            return "/projects" + UrlPath.of(filter.container()) + "/repos?";
        }
        String permission = switch (filter.reach()) {
            case VISIBLE -> "REPO_READ";
            case ADMINISTERED -> "REPO_ADMIN";
        };
        return "/repos?permission=" + permission
                + (filter.container() == null ? "" : "&projectkey=" + UrlPath.encode(filter.container()))
                + (filter.nameContains() == null ? "" : "&name=" + UrlPath.encode(filter.nameContains()))
                + "&";
    }

    private static List<Repository> unarchived(Json json) {
        return json.at("archived").flagOr(false) ? List.of() : List.of(DataCenterJson.repository(json));
    }

    private <T> Result<Page<T>> page(String path, PageRequest page, Function<Json, List<T>> read) {
        String start = "";
        if (page.after() != null) {
            if (!page.after().value().matches("\\d{1,18}")) {
                return Result.failed(new Failure.Invalid("the cursor is not one of this list"));
            }
            start = "&start=" + page.after();
        }
        return api.get(
                root + path + "limit=" + page.size() + start,
                json -> new Page<>(
                        read.apply(json),
                        PagedList.next(json)
                                .map(next -> new PageCursor(next.toString()))
                                .orElse(null)));
    }
}
