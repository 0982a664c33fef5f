package io.hookline.simulator.cloud;

import io.hookline.simulator.git.CommitInfo;
import io.hookline.simulator.git.GitReader.Entry;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.Owner;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.User;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.diff.DiffEntry;
import org.jspecify.annotations.Nullable;

/** Repositories, their refs, commits and files. */
final class CloudRepositories {
    private static final String BASE = "/2.0/repositories/{ws}/{repo}";
    private static final int LONGEST_PAGE = 100;

    private final CloudContext context;

    CloudRepositories(CloudContext context) {
        this.context = context;
    }

    void routes(Router<CloudCall.Route> router) {
        add(router, "GET", BASE, CloudScope.REPOSITORY, this::get);
        add(router, "PUT", BASE, CloudScope.REPOSITORY_ADMIN, this::rename);
        add(router, "DELETE", BASE, CloudScope.REPOSITORY_DELETE, this::delete);
        add(router, "GET", "/2.0/repositories/{ws}", CloudScope.REPOSITORY, this::list);
        add(router, "GET", BASE + "/forks", CloudScope.REPOSITORY, this::forks);
        add(router, "GET", BASE + "/refs/branches", CloudScope.REPOSITORY, this::branches);
        add(router, "GET", BASE + "/refs/branches/{name*}", CloudScope.REPOSITORY, this::branch);
        add(router, "GET", BASE + "/refs/tags", CloudScope.REPOSITORY, this::tags);
        add(router, "GET", BASE + "/refs/tags/{name*}", CloudScope.REPOSITORY, this::tag);
        add(router, "GET", BASE + "/commit/{revision}", CloudScope.REPOSITORY, this::commit);
        add(router, "GET", BASE + "/commits/{revision*}", CloudScope.REPOSITORY, this::commits);
        add(router, "GET", BASE + "/commits", CloudScope.REPOSITORY, this::commits);
        add(router, "GET", BASE + "/src/{revision}/{path*}", CloudScope.REPOSITORY, this::source);
        add(router, "GET", BASE + "/diffstat/{spec}", CloudScope.REPOSITORY, this::diffstat);
    }

    private static void add(
            Router<CloudCall.Route> router, String method, String path, CloudScope scope, CloudCall.Handler handler) {
        router.add(method, path, new CloudCall.Route(scope, handler));
    }

    private Repository readable(CloudCall call) {
        return context.repository(call, Permission.READ);
    }

    private Response get(CloudCall call) {
        return Response.ok(context.objects().repositoryInFull(readable(call)));
    }

    private Response rename(CloudCall call) {
        Repository repository = context.repository(call, Permission.ADMIN);
        String name = Json.text(call.request().json(), "name", repository.name());
        Repository renamed = context.actions()
                .repositories()
                .rename(repository, name, call.identity().actor());
        return Response.ok(context.objects().repositoryInFull(renamed))
                .with("Location", context.objects().links().repository(renamed));
    }

    private Response delete(CloudCall call) {
        Repository repository = context.repository(call, Permission.ADMIN);
        context.actions().repositories().delete(repository, call.identity().actor());
        return Response.empty(204);
    }

    private Response list(CloudCall call) {
        String workspace = call.request().variable("ws");
        Owner owner = context.owner(workspace)
                .orElseThrow(() -> Refusal.notFound("NoSuchWorkspaceException", "No workspace " + workspace));
        // A role is the user's: a token's scopes do not change it.
        User user = call.identity().user();
        boolean inRole =
                user == null || user.permission().includes(ofRole(call.request().parameter("role", "member")));
        Map<Object, Repository> byUuid = new LinkedHashMap<>();
        context.store()
                .repositories()
                .where(r -> r.product() == Product.CLOUD && r.owner().equals(owner.key()))
                .filter(r -> inRole
                        && context.access().permission(call.identity(), r).includes(Permission.READ))
                .forEach(r -> byUuid.put(CloudObjects.braced(r.uuid()), r));
        // Only those on the page are read from disk.
        return context.pages()
                .of(
                        call.request(),
                        byUuid.values().stream()
                                .map(CloudRepositories::searched)
                                .toList(),
                        LONGEST_PAGE,
                        row -> context.objects().repositoryInFull(Objects.requireNonNull(byUuid.get(row.get("uuid")))));
    }

    private static Map<String, @Nullable Object> searched(Repository repository) {
        return Json.object(
                "uuid", CloudObjects.braced(repository.uuid()),
                "name", repository.name(),
                "slug", repository.slug(),
                "full_name", repository.path(),
                "is_private", repository.hidden(),
                "created_on", CloudDates.micros(repository.createdAt()),
                "updated_on", CloudDates.micros(repository.updatedAt()));
    }

    private static Permission ofRole(String role) {
        return switch (role) {
            case "owner", "admin" -> Permission.ADMIN;
            case "contributor" -> Permission.WRITE;
            case "member" -> Permission.READ;
            default -> throw Refusal.invalid("Invalid role");
        };
    }

    private Response forks(CloudCall call) {
        Repository origin = readable(call);
        return context.pages()
                .of(
                        call.request(),
                        context.store()
                                .repositories()
                                .where(r -> Objects.equals(r.parent(), origin.id()))
                                .map(context.objects()::repositoryInFull)
                                .toList());
    }

    private Response branches(CloudCall call) {
        Repository repository = readable(call);
        List<Map<String, @Nullable Object>> rows =
                context.actions().git().read().branches(repository).entrySet().stream()
                        .map(head -> context.objects()
                                .branch(repository, head.getKey(), commit(repository, head.getValue())))
                        .toList();
        return context.pages().of(call.request(), rows);
    }

    private Response branch(CloudCall call) {
        Repository repository = readable(call);
        String name = call.request().variable("name");
        String hash = context.actions().git().read().branches(repository).get(name);
        if (hash == null) {
            throw Refusal.notFound("NoSuchBranchException", "Branch '" + name + "' not found");
        }
        return Response.ok(context.objects().branch(repository, name, commit(repository, hash)));
    }

    private Response tags(CloudCall call) {
        Repository repository = readable(call);
        List<Map<String, @Nullable Object>> rows = context.actions().git().read().tags(repository).stream()
                .map(tag -> context.objects().tag(repository, tag))
                .toList();
        return context.pages().of(call.request(), rows);
    }

    private Response tag(CloudCall call) {
        Repository repository = readable(call);
        String name = call.request().variable("name");
        return context.actions().git().read().tags(repository).stream()
                .filter(tag -> tag.name().equals(name))
                .findFirst()
                .map(tag -> Response.ok(context.objects().tag(repository, tag)))
                .orElseThrow(() -> Refusal.notFound("NoSuchTagException", "Tag '" + name + "' not found"));
    }

    CommitInfo commit(Repository repository, String revision) {
        return context.actions()
                .git()
                .read()
                .commit(repository, revision)
                .orElseThrow(() -> Refusal.notFound("NoSuchCommitException", "Commit not found"));
    }

    private Response commit(CloudCall call) {
        Repository repository = readable(call);
        CommitInfo commit = commit(repository, call.request().variable("revision"));
        Map<String, @Nullable Object> json = context.objects().commitInFull(repository, commit);
        json.put("repository", context.objects().reference(repository));
        return Response.ok(json);
    }

    private Response commits(CloudCall call) {
        Repository repository = readable(call);
        Request request = call.request();
        String start = request.variables().getOrDefault("revision", request.parameter("include", ""));
        String revision = start.isEmpty() ? repository.defaultRef() : start;
        List<String> excluded = request.query().getOrDefault("exclude", List.of()).stream()
                .map(exclude -> commit(repository, exclude).hash())
                .toList();
        List<Map<String, @Nullable Object>> rows = context
                .actions()
                .git()
                .read()
                .commits(repository, commit(repository, revision).hash(), excluded, 1000)
                .stream()
                .map(commit -> context.objects().commitInFull(repository, commit))
                .toList();
        return context.pages().of(request, rows);
    }

    private Response source(CloudCall call) {
        Repository repository = readable(call);
        CommitInfo commit = commit(repository, call.request().variable("revision"));
        String path = call.request().variable("path").replaceAll("/$", "");
        Entry entry = context.actions()
                .git()
                .read()
                .entry(repository, commit.hash(), path)
                .orElseThrow(() -> Refusal.notFound("NoSuchPathException", "No such file or directory: " + path));
        return switch (entry) {
            case Entry.File(byte[] content) -> file(call, repository, commit, path, content);
            case Entry.Directory _ when isMeta(call) -> Response.ok(meta(repository, commit, path + "/", new byte[0]));
            case Entry.Directory(List<String> paths) -> {
                List<Map<String, @Nullable Object>> rows = paths.stream()
                        .map(child -> meta(repository, commit, child, new byte[0]))
                        .toList();
                yield context.pages().of(call.request(), rows);
            }
        };
    }

    private Response file(CloudCall call, Repository repository, CommitInfo commit, String path, byte[] content) {
        if (isMeta(call)) {
            return Response.ok(meta(repository, commit, path, content));
        }
        if (isLfsPointer(content)) {
            return Response.empty(301).with("Location", "https://media.example.com/" + repository.path() + "/" + path);
        }
        String type = URLConnection.guessContentTypeFromName(path);
        return Response.bytes(type == null ? "text/plain" : type, content)
                .with("Content-Disposition", "attachment; filename=\"" + path.replaceAll(".*/", "") + "\"")
                .with("ETag", "\"" + commit.hash() + "\"");
    }

    private static boolean isMeta(CloudCall call) {
        return "meta".equals(call.request().parameter("format"));
    }

    private static boolean isLfsPointer(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).startsWith("version https://git-lfs.github.com/spec/");
    }

    private Map<String, @Nullable Object> meta(Repository repository, CommitInfo commit, String path, byte[] content) {
        return Json.object(
                "type",
                path.endsWith("/") ? "commit_directory" : "commit_file",
                "path",
                path.replaceAll("/$", ""),
                "commit",
                context.objects().commitReference(repository, commit.hash()),
                "attributes",
                isLfsPointer(content) ? List.of("lfs") : List.of(),
                "size",
                content.length,
                "links",
                CloudLinks.of(
                        "self",
                        context.objects().links().repository(repository) + "/src/" + commit.hash() + "/" + path));
    }

    private Response diffstat(CloudCall call) {
        Repository repository = readable(call);
        String[] spec = call.request().variable("spec").split("\\.\\.", 2);
        CommitInfo to = commit(repository, spec[0]);
        String from = spec.length == 2
                ? commit(repository, spec[1]).hash()
                : to.parents().isEmpty() ? null : to.parents().getFirst().hash();
        return context.pages().of(call.request(), diffstat(repository, from, to.hash()), 5000);
    }

    /** The changed paths between two commits. */
    List<Map<String, @Nullable Object>> diffstat(Repository repository, @Nullable String from, String to) {
        return context.actions().git().read().changes(repository, from, to).stream()
                .map(CloudRepositories::change)
                .toList();
    }

    private static Map<String, @Nullable Object> change(DiffEntry entry) {
        String status = switch (entry.getChangeType()) {
            case ADD, COPY -> "added";
            case DELETE -> "removed";
            case MODIFY -> "modified";
            case RENAME -> "renamed";
        };
        boolean added = entry.getChangeType() == DiffEntry.ChangeType.ADD;
        boolean deleted = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
        return Json.object(
                "type",
                "diffstat",
                "status",
                status,
                "lines_added",
                0,
                "lines_removed",
                0,
                "old",
                added ? null : Json.object("type", "commit_file", "path", entry.getOldPath()),
                "new",
                deleted ? null : Json.object("type", "commit_file", "path", entry.getNewPath()));
    }
}
