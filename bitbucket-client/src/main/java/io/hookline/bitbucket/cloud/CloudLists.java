package io.hookline.bitbucket.cloud;

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
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cloud's long lists, a page at a time. The next page is at the address that Cloud gives, taken as it is. */
final class CloudLists {

    private static final String WORKSPACES = "/user/workspaces";
    private static final String REPOSITORIES = "/repositories/";

    private final HttpApi api;
    private final URI base;

    CloudLists(HttpApi api, URI base) {
        this.api = api;
        this.base = base;
    }

    Result<Page<Workspace>> workspaces(PageRequest page) {
        return page(
                WORKSPACES + "?pagelen=" + page.size(),
                page.after(),
                CloudLists::isWorkspaces,
                json -> json.requiredList("values", access -> CloudJson.workspace(access.at("workspace"))));
    }

    Result<Page<Repository>> repositories(RepositoryFilter filter, PageRequest page) {
        if (filter.container() == null) {
            return Result.failed(new Failure.Invalid("Bitbucket Cloud lists the repositories of one workspace only"));
        }
        return page(
                path(filter, page.size()),
                page.after(),
                CloudLists::isRepositories,
                json -> json.requiredList("values", CloudJson::repository).stream()
                        .filter(filter::accepts)
                        .toList());
    }

    static String path(RepositoryFilter filter, int size) {
        String role = switch (filter.reach()) {
            case VISIBLE -> "";
            case ADMINISTERED -> "&role=admin";
        };
        String query = filter.nameContains() == null ? "" : nameQuery(filter.nameContains());
        return "/repositories" + UrlPath.of(String.valueOf(filter.container())) + "?pagelen=" + size + "&sort=name"
                + role + (query.isEmpty() ? "" : "&q=" + UrlPath.encode(query));
    }

    // How a quote within a quoted text would be written is not documented: the text's parts around quotes are asked
    // for,
    // and the answer is filtered by the whole text.
    static String nameQuery(String text) {
        return Arrays.stream(text.split("[\"\\\\\\p{Cntrl}]+", -1))
                .filter(part -> !part.isBlank())
                .map(part -> "name ~ \"" + part + "\"")
                .collect(Collectors.joining(" AND "));
    }

    // A cursor may have been out of our hands, and must lead to nothing but such a list.
    private <T> Result<Page<T>> page(
            String first, @Nullable PageCursor after, Predicate<String> kind, Function<Json, List<T>> read) {
        Function<Json, Page<T>> page = json -> new Page<>(
                read.apply(json),
                CloudBitbucket.next(json)
                        .map(next -> new PageCursor(next.toString()))
                        .orElse(null));
        if (after == null) {
            return api.get(first, page);
        }
        return address(after, kind)
                .map(address -> api.get(address, page))
                .orElseGet(() -> Result.failed(new Failure.Invalid("the cursor is not one of this list")));
    }

    private Optional<URI> address(PageCursor cursor, Predicate<String> kind) {
        try {
            var address = new URI(cursor.value()).normalize();
            return Optional.ofNullable(address.getRawPath())
                    .filter(_ -> address.isAbsolute())
                    .filter(path -> path.startsWith(base.getRawPath()))
                    .filter(path -> kind.test(path.substring(base.getRawPath().length())))
                    .map(_ -> address);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isWorkspaces(String path) {
        return path.equals(WORKSPACES);
    }

    private static boolean isRepositories(String path) {
        return path.startsWith(REPOSITORIES) && path.indexOf('/', REPOSITORIES.length()) < 0;
    }
}
