package io.hookline.simulator.datacenter;

import io.hookline.simulator.access.Identity;
import io.hookline.simulator.git.CommitInfo;
import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.state.Owner;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.PullRequest;
import io.hookline.simulator.state.PullRequest.Side;
import io.hookline.simulator.state.PullRequestState;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Reviewer;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.User;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Users, repositories, commits and pull requests in Data Center's JSON form. */
final class DataCenterObjects {
    private static final int SHORT_HASH = 11;

    private final Store store;
    private final Addresses addresses;
    private final DataCenterDates dates;
    private final boolean webhooks;

    private DataCenterObjects(Store store, Addresses addresses, boolean webhooks) {
        this.store = store;
        this.addresses = addresses;
        this.dates = new DataCenterDates(store);
        this.webhooks = webhooks;
    }

    /** The form for webhooks, where dates became text with 10.0. */
    static DataCenterObjects forWebhooks(Store store, Addresses addresses) {
        return new DataCenterObjects(store, addresses, true);
    }

    /** The form for REST, where dates are epoch milliseconds. */
    static DataCenterObjects forRest(Store store, Addresses addresses) {
        return new DataCenterObjects(store, addresses, false);
    }

    DataCenterDates dates() {
        return dates;
    }

    private Object commitDate(Instant at) {
        return webhooks ? dates.commit(at) : (Object) at.toEpochMilli();
    }

    private Object pullDate(Instant at) {
        return webhooks ? dates.pullRequest(at) : (Object) at.toEpochMilli();
    }

    User userOf(long id) {
        return store.users().find(id).orElseGet(() -> Identity.service(Product.DATA_CENTER, "former-user-" + id));
    }

    Map<String, @Nullable Object> user(User user) {
        String slug = user.name().toLowerCase(Locale.ROOT);
        return Json.object(
                "name", user.name(),
                "emailAddress", user.email(),
                "active", true,
                "displayName", user.displayName(),
                "id", user.id(),
                "slug", slug,
                "type", "NORMAL",
                "links", self(addresses.http() + "/users/" + slug));
    }

    static Map<String, @Nullable Object> self(String href) {
        return Json.object("self", List.of(Map.of("href", href)));
    }

    Map<String, @Nullable Object> project(Owner owner) {
        Map<String, @Nullable Object> json = Json.object(
                "key", owner.key(),
                "id", owner.id(),
                "name", owner.name(),
                "public", false,
                "type", owner.personal() ? "PERSONAL" : "NORMAL",
                "links", self(addresses.http() + "/projects/" + owner.key()));
        if (owner.personal()) {
            String name = owner.key().substring(1);
            json.put(
                    "owner",
                    user(store.user(Product.DATA_CENTER, name)
                            .orElseGet(() -> Identity.service(Product.DATA_CENTER, name))));
        }
        return json;
    }

    Map<String, @Nullable Object> repository(Repository repository) {
        Owner owner = store.owner(Product.DATA_CENTER, repository.owner())
                .orElseThrow(() -> new IllegalStateException("no project " + repository.owner()));
        Map<String, @Nullable Object> json = Json.object(
                "slug", repository.slug(),
                "id", repository.id(),
                "name", repository.name(),
                "hierarchyId", hierarchy(repository),
                "scmId", "git",
                "state", "AVAILABLE",
                "statusMessage", "Available",
                "forkable", true,
                "archived", repository.archived(),
                "public", !repository.hidden(),
                "project", project(owner),
                "links", links(repository));
        Long parent = repository.parent();
        if (parent != null) {
            store.repositories().find(parent).ifPresent(origin -> json.put("origin", repository(origin)));
        }
        return json;
    }

    /** The same for all forks of one origin. */
    private String hierarchy(Repository repository) {
        Long parent = repository.parent();
        Repository root =
                parent == null ? repository : store.repositories().find(parent).orElse(repository);
        return UUID.nameUUIDFromBytes(("hierarchy " + root.id()).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 20);
    }

    private Map<String, @Nullable Object> links(Repository repository) {
        String path = "/" + repository.owner().toLowerCase(Locale.ROOT) + "/" + repository.slug() + ".git";
        Map<String, @Nullable Object> links = self(page(repository) + "/browse");
        links.put(
                "clone",
                List.of(
                        Json.object("href", addresses.ssh() + path, "name", "ssh"),
                        Json.object("href", addresses.http() + "/scm" + path, "name", "http")));
        return links;
    }

    private String page(Repository repository) {
        return addresses.http() + "/projects/" + repository.owner() + "/repos/" + repository.slug();
    }

    static String displayId(String hash) {
        return hash.substring(0, SHORT_HASH);
    }

    Map<String, @Nullable Object> commit(CommitInfo commit) {
        return commit(commit, parent -> Json.object("id", parent, "displayId", displayId(parent)));
    }

    /** A commit whose parents are written by the given function. */
    Map<String, @Nullable Object> commit(
            CommitInfo commit, Function<String, Map<String, @Nullable Object>> parentJson) {
        return Json.object(
                "id", commit.hash(),
                "displayId", displayId(commit.hash()),
                "author", person(commit.author()),
                "authorTimestamp", commitDate(commit.author().when()),
                "committer", person(commit.committer()),
                "committerTimestamp", commitDate(commit.committer().when()),
                "message", commit.message().strip(),
                "parents",
                        commit.parents().stream()
                                .map(parent -> parentJson.apply(parent.hash()))
                                .toList());
    }

    private Map<String, @Nullable Object> person(CommitInfo.Person person) {
        return store.users()
                .first(user ->
                        user.product() == Product.DATA_CENTER && user.email().equalsIgnoreCase(person.email()))
                .map(this::user)
                .orElseGet(() -> Json.object("name", person.name(), "emailAddress", person.email()));
    }

    Map<String, @Nullable Object> pullRequest(PullRequest pull) {
        Repository repository = store.repositories().get(pull.repository());
        Map<String, @Nullable Object> json = Json.object(
                "id", pull.number(),
                "version", pull.version(),
                "title", pull.text().title(),
                "description", pull.text().description(),
                "state", pull.state().name(),
                "open", pull.open(),
                "closed", !pull.open(),
                "createdDate", pullDate(pull.createdAt()),
                "updatedDate", pullDate(pull.updatedAt()),
                "locked", false,
                "fromRef", side(pull.source()),
                "toRef", side(pull.target()),
                "author", participant(new Reviewer(pull.author(), Reviewer.Verdict.NONE), "AUTHOR"),
                "reviewers",
                        pull.reviewers().stream()
                                .map(reviewer -> participant(reviewer, "REVIEWER"))
                                .toList(),
                "participants", List.of(),
                "links", self(page(repository) + "/pull-requests/" + pull.number()));
        addWhatNotAllHave(json, pull);
        return json;
    }

    /** Drafts came with a version, and only closed ones have an end. */
    private void addWhatNotAllHave(Map<String, @Nullable Object> json, PullRequest pull) {
        if (store.version().knowsDrafts()) {
            json.put("draft", pull.draft());
        }
        Instant closed = pull.closedAt();
        if (closed != null) {
            json.put("closedDate", pullDate(closed));
        }
        String commit = pull.mergeCommit();
        if (pull.state() == PullRequestState.MERGED && commit != null) {
            json.put(
                    "properties",
                    Json.object("mergeCommit", Json.object("id", commit, "displayId", displayId(commit))));
        }
    }

    /** One end of a pull request; Data Center declines pull requests before their source is gone. */
    Map<String, @Nullable Object> side(Side side) {
        Long id = side.repository();
        Map<String, @Nullable Object> json = ref(side.ref());
        json.put("latestCommit", side.hash());
        json.put(
                "repository",
                id == null ? null : repository(store.repositories().get(id)));
        return json;
    }

    static Map<String, @Nullable Object> ref(String ref) {
        boolean tag = ref.startsWith("refs/tags/");
        return Json.object(
                "id", ref, "displayId", ref.replaceFirst("refs/(heads|tags)/", ""), "type", tag ? "TAG" : "BRANCH");
    }

    Map<String, @Nullable Object> participant(Reviewer reviewer, String role) {
        return Json.object(
                "user",
                user(userOf(reviewer.user())),
                "role",
                role,
                "approved",
                reviewer.verdict() == Reviewer.Verdict.APPROVED,
                "status",
                status(reviewer.verdict()));
    }

    static String status(Reviewer.Verdict verdict) {
        return switch (verdict) {
            case NONE -> "UNAPPROVED";
            case APPROVED -> "APPROVED";
            case NEEDS_WORK -> "NEEDS_WORK";
        };
    }
}
