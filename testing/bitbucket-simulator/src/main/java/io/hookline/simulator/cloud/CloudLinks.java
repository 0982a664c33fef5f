package io.hookline.simulator.cloud;

import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Urls;
import io.hookline.simulator.state.Repository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code links} objects of Cloud. */
final class CloudLinks {
    private final Addresses addresses;

    CloudLinks(Addresses addresses) {
        this.addresses = addresses;
    }

    String api() {
        return addresses.http() + "/2.0";
    }

    String html() {
        return addresses.http();
    }

    String repository(Repository repository) {
        return api() + "/repositories/" + repository.path();
    }

    /** {@code {name: {href: ..}}} for alternating names and addresses. */
    static Map<String, @Nullable Object> of(String... namesAndAddresses) {
        Map<String, @Nullable Object> links = new LinkedHashMap<>();
        for (int i = 0; i < namesAndAddresses.length; i += 2) {
            links.put(namesAndAddresses[i], Map.of("href", namesAndAddresses[i + 1]));
        }
        return links;
    }

    Map<String, @Nullable Object> ofRepository(Repository repository) {
        return of(
                "self", repository(repository),
                "html", html() + "/" + repository.path(),
                "avatar", html() + "/ravatar/" + Urls.encode("{" + repository.uuid() + "}"));
    }

    /** What only REST shows: where to clone from and the lists below a repository. */
    Map<String, @Nullable Object> ofRepositoryInFull(Repository repository) {
        String self = repository(repository);
        Map<String, @Nullable Object> links = ofRepository(repository);
        links.put("clone", clone(repository));
        for (String list : List.of("branches", "tags", "commits", "pullrequests", "hooks", "source", "forks")) {
            String path = switch (list) {
                case "branches", "tags" -> "refs/" + list;
                case "source" -> "src";
                default -> list;
            };
            links.put(list, Map.of("href", self + "/" + path));
        }
        return links;
    }

    private List<Map<String, @Nullable Object>> clone(Repository repository) {
        String path = "/" + repository.path() + ".git";
        return List.of(
                Json.object("name", "https", "href", html() + path),
                Json.object("name", "ssh", "href", addresses.ssh() + path));
    }

    Map<String, @Nullable Object> ofCommit(Repository repository, String hash) {
        return of(
                "self", repository(repository) + "/commit/" + hash,
                "html", html() + "/" + repository.path() + "/commits/" + hash);
    }

    /** What only the commits of a push and of REST carry. */
    Map<String, @Nullable Object> ofCommitInFull(Repository repository, String hash) {
        String self = repository(repository) + "/commit/" + hash;
        Map<String, @Nullable Object> links = ofCommit(repository, hash);
        links.putAll(of(
                "diff", repository(repository) + "/diff/" + hash,
                "approve", self + "/approve",
                "comments", self + "/comments",
                "statuses", self + "/statuses",
                "patch", repository(repository) + "/patch/" + hash));
        return links;
    }

    Map<String, @Nullable Object> ofRef(Repository repository, String list, String name) {
        return of(
                "self", repository(repository) + "/refs/" + list + "/" + name,
                "commits", repository(repository) + "/commits/" + name,
                "html", html() + "/" + repository.path() + "/branch/" + name);
    }

    Map<String, @Nullable Object> ofPullRequest(Repository repository, int number) {
        String self = repository(repository) + "/pullrequests/" + number;
        Map<String, @Nullable Object> links =
                of("self", self, "html", html() + "/" + repository.path() + "/pull-requests/" + number);
        for (String name : List.of(
                "commits",
                "approve",
                "request-changes",
                "diff",
                "diffstat",
                "comments",
                "activity",
                "merge",
                "decline",
                "statuses")) {
            links.put(name, Map.of("href", self + "/" + name));
        }
        return links;
    }
}
