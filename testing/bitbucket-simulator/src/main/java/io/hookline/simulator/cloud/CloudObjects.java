package io.hookline.simulator.cloud;

import io.hookline.simulator.access.Identity;
import io.hookline.simulator.action.Git;
import io.hookline.simulator.git.CommitInfo;
import io.hookline.simulator.git.TagInfo;
import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Urls;
import io.hookline.simulator.state.Owner;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Store;
import io.hookline.simulator.state.User;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users, repositories, refs and commits in Cloud's JSON form, for REST and webhooks alike. */
final class CloudObjects {
    private static final List<String> MERGE_STRATEGIES = List.of("merge_commit", "squash", "fast_forward");

    private final Store store;
    private final Git git;
    private final CloudLinks links;

    CloudObjects(Store store, Git git, Addresses addresses) {
        this.store = store;
        this.git = git;
        this.links = new CloudLinks(addresses);
    }

    CloudLinks links() {
        return links;
    }

    /** A uuid with the braces Cloud puts around it. */
    static String braced(UUID uuid) {
        return "{" + uuid + "}";
    }

    /** The user of an id; accounts that exist no more appear as one of the same id. */
    User userOf(long id) {
        return store.users().find(id).orElseGet(() -> Identity.service(Product.CLOUD, "former-user-" + id));
    }

    Map<String, @Nullable Object> user(User user) {
        return Json.object(
                "type", "user",
                "display_name", user.displayName(),
                "uuid", braced(user.uuid()),
                "account_id", "557058:" + user.uuid(),
                "nickname", user.name(),
                "links",
                        CloudLinks.of(
                                "self", links.api() + "/users/" + Urls.encode(braced(user.uuid())),
                                "html", links.html() + "/" + Urls.encode(braced(user.uuid()))));
    }

    Map<String, @Nullable Object> workspace(Owner owner) {
        return Json.object(
                "type", "workspace",
                "uuid", braced(owner.uuid()),
                "name", owner.name(),
                "slug", owner.key(),
                "links",
                        CloudLinks.of(
                                "self", links.api() + "/workspaces/" + owner.key(),
                                "html", links.html() + "/" + owner.key() + "/"));
    }

    /** A workspace's one project; the simulator gives each workspace exactly one. */
    Map<String, @Nullable Object> project(Owner owner) {
        UUID uuid = UUID.nameUUIDFromBytes(("project " + owner.uuid()).getBytes(StandardCharsets.UTF_8));
        return Json.object(
                "type",
                "project",
                "key",
                "PRJ",
                "uuid",
                braced(uuid),
                "name",
                "Project of " + owner.name(),
                "links",
                CloudLinks.of(
                        "self", links.api() + "/workspaces/" + owner.key() + "/projects/PRJ",
                        "html", links.html() + "/" + owner.key() + "/workspace/projects/PRJ"));
    }

    Owner ownerOf(Repository repository) {
        return store.owner(Product.CLOUD, repository.owner())
                .orElseThrow(() -> new IllegalStateException("no workspace " + repository.owner()));
    }

    /** A repository as webhooks carry it. */
    Map<String, @Nullable Object> repository(Repository repository) {
        Owner owner = ownerOf(repository);
        Map<String, @Nullable Object> json = reference(repository);
        json.putAll(Json.object(
                "scm", "git",
                "website", null,
                "is_private", repository.hidden(),
                "owner", team(owner),
                "workspace", workspace(owner),
                "project", project(owner),
                "parent", parent(repository)));
        return json;
    }

    private Map<String, @Nullable Object> team(Owner owner) {
        return Json.object(
                "type", "team",
                "uuid", braced(owner.uuid()),
                "display_name", owner.name(),
                "username", owner.key(),
                "links", CloudLinks.of("self", links.api() + "/workspaces/" + owner.key()));
    }

    private @Nullable Map<String, @Nullable Object> parent(Repository repository) {
        Long id = repository.parent();
        return id == null
                ? null
                : store.repositories().find(id).map(this::reference).orElse(null);
    }

    /** A repository where another object refers to it. */
    Map<String, @Nullable Object> reference(Repository repository) {
        return Json.object(
                "type", "repository",
                "uuid", braced(repository.uuid()),
                "full_name", repository.path(),
                "name", repository.name(),
                "links", links.ofRepository(repository));
    }

    /** A repository as REST shows it. */
    Map<String, @Nullable Object> repositoryInFull(Repository repository) {
        Map<String, @Nullable Object> json = repository(repository);
        if (repository.parent() == null) {
            json.remove("parent");
        }
        json.putAll(Json.object(
                "slug",
                repository.slug(),
                "description",
                "",
                "language",
                "",
                "size",
                0,
                "has_issues",
                false,
                "has_wiki",
                false,
                "fork_policy",
                repository.hidden() ? "no_public_forks" : "allow_forks",
                "created_on",
                CloudDates.micros(repository.createdAt()),
                "updated_on",
                CloudDates.micros(repository.updatedAt()),
                "mainbranch",
                mainBranch(repository),
                "links",
                links.ofRepositoryInFull(repository)));
        return json;
    }

    private @Nullable Map<String, @Nullable Object> mainBranch(Repository repository) {
        return git.read().branches(repository).isEmpty()
                ? null
                : Json.object("type", "branch", "name", repository.defaultBranch());
    }

    /** A commit as the target of a ref. */
    Map<String, @Nullable Object> commit(Repository repository, CommitInfo commit) {
        return Json.object(
                "type", "commit",
                "hash", commit.hash(),
                "date", CloudDates.seconds(commit.committer().when()),
                "author", author(commit.author()),
                "committer", Map.of(),
                "message", commit.message(),
                "summary", rendered(commit.message()),
                "parents", parents(repository, commit),
                "rendered", Map.of(),
                "properties", Map.of(),
                "links", links.ofCommit(repository, commit.hash()));
    }

    /** A commit in a list of commits, and alone. */
    Map<String, @Nullable Object> commitInFull(Repository repository, CommitInfo commit) {
        Map<String, @Nullable Object> json = commit(repository, commit);
        json.put("links", links.ofCommitInFull(repository, commit.hash()));
        return json;
    }

    private List<Map<String, @Nullable Object>> parents(Repository repository, CommitInfo commit) {
        return commit.parents().stream()
                .map(parent -> commitReference(repository, parent.hash()))
                .toList();
    }

    Map<String, @Nullable Object> commitReference(Repository repository, String hash) {
        return Json.object("type", "commit", "hash", hash, "links", links.ofCommit(repository, hash));
    }

    private Map<String, @Nullable Object> author(CommitInfo.Person person) {
        Map<String, @Nullable Object> json = Json.object("type", "author", "raw", person.raw());
        store.users()
                .first(user -> user.product() == Product.CLOUD && user.email().equalsIgnoreCase(person.email()))
                .ifPresent(user -> json.put("user", user(user)));
        return json;
    }

    static Map<String, @Nullable Object> rendered(String raw) {
        return Json.object("type", "rendered", "raw", raw, "markup", "markdown", "html", "<p>" + raw.strip() + "</p>");
    }

    /** A branch at a commit, as in pushes and in REST. */
    Map<String, @Nullable Object> branch(Repository repository, String name, CommitInfo target) {
        Map<String, @Nullable Object> refLinks = links.ofRef(repository, "branches", name);
        refLinks.putAll(CloudLinks.of(
                "pullrequest_create", links.html() + "/" + repository.path() + "/pull-requests/new?source=" + name));
        return Json.object(
                "type",
                "branch",
                "name",
                name,
                "target",
                commit(repository, target),
                "links",
                refLinks,
                "merge_strategies",
                MERGE_STRATEGIES,
                "sync_strategies",
                List.of("merge_commit", "rebase"),
                "default_merge_strategy",
                "merge_commit");
    }

    /** A tag; its target is the commit also where the tag is annotated. */
    Map<String, @Nullable Object> tag(Repository repository, TagInfo tag) {
        CommitInfo target = git.read()
                .commit(repository, tag.commit())
                .orElseThrow(() -> new IllegalStateException("a tag without its commit"));
        CommitInfo.Person tagger = tag.tagger();
        return Json.object(
                "type", "tag",
                "name", tag.name(),
                "target", commit(repository, target),
                "message", tag.message(),
                "date", tagger == null ? null : CloudDates.seconds(tagger.when()),
                "tagger", tagger == null ? null : author(tagger),
                "links", links.ofRef(repository, "tags", tag.name()));
    }
}
