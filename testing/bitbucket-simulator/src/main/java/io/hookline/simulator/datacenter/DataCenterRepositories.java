package io.hookline.simulator.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.action.Repositories;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Repositories, their branches and tags. */
final class DataCenterRepositories {
    private static final String BASE = "/rest/api/{v}/projects/{project}/repos/{repo}";

    private final DataCenterContext context;

    DataCenterRepositories(DataCenterContext context) {
        this.context = context;
    }

    void routes(Router<DataCenterCall.Handler> router) {
        router.add("GET", BASE, call -> Response.ok(context.objects().repository(readable(call))))
                .add("PUT", BASE, this::update)
                .add("DELETE", BASE, this::delete)
                .add("GET", "/rest/api/{v}/repos", this::search)
                .add("GET", "/rest/api/{v}/projects", this::projects)
                .add("GET", "/rest/api/{v}/projects/{project}", this::project)
                .add("GET", "/rest/api/{v}/projects/{project}/repos", this::ofProject)
                .add("GET", BASE + "/default-branch", this::defaultBranch)
                .add("PUT", BASE + "/default-branch", this::setDefaultBranch)
                .add("GET", BASE + "/branches/default", this::oldDefaultBranch)
                .add("GET", BASE + "/branches", this::branches)
                .add("GET", BASE + "/tags", this::tags)
                .add("GET", BASE + "/tags/{name*}", this::tag)
                .add("GET", BASE + "/forks", this::forks);
    }

    private Repository readable(DataCenterCall call) {
        return context.repository(call, Permission.READ);
    }

    private Response update(DataCenterCall call) {
        Repository repository = context.repository(call, Permission.ADMIN);
        JsonNode body = call.request().json();
        Repositories repositories = context.actions().repositories();
        Repository changed = repository;
        if (body.has("name")) {
            changed = repositories.rename(
                    changed,
                    Json.text(body, "name", changed.name()),
                    call.identity().actor());
        }
        String project = body.at("/project/key").asText(changed.owner());
        if (!project.equalsIgnoreCase(changed.owner())) {
            changed = repositories.transfer(changed, project, call.identity().actor());
        }
        String branch = Json.text(body, "defaultBranch");
        if (branch != null) {
            changed = repositories.setDefaultBranch(
                    changed, branch, call.identity().actor());
        }
        if (body.has("archived")) {
            changed = repositories.setArchived(changed, body.path("archived").asBoolean());
        }
        return Response.json(201, context.objects().repository(changed));
    }

    private Response delete(DataCenterCall call) {
        Repository repository = context.repository(call, Permission.ADMIN);
        context.actions().repositories().delete(repository, call.identity().actor());
        return Response.json(202, Json.object("context", null, "message", "Repository scheduled for deletion."));
    }

    private Response project(DataCenterCall call) {
        return Response.ok(context.objects().project(context.project(call)));
    }

    /** The projects that the caller may see: those with a repository that they may read. */
    private Response projects(DataCenterCall call) {
        String name = call.request().parameter("name", "").toLowerCase(Locale.ROOT);
        Set<String> visible =
                visible(call, Permission.READ).map(Repository::owner).collect(Collectors.toSet());
        return DataCenterPages.of(
                call.request(),
                context.store()
                        .owners()
                        .where(owner -> owner.product() == Product.DATA_CENTER
                                && visible.contains(owner.key())
                                && owner.name().toLowerCase(Locale.ROOT).contains(name))
                        .map(context.objects()::project)
                        .toList());
    }

    /** Searches all repositories; archived ones only where asked for. */
    private Response search(DataCenterCall call) {
        Request request = call.request();
        String name = request.parameter("name", "").toLowerCase(Locale.ROOT);
        String project = request.parameter("projectkey", "");
        String archived = request.parameter("archived", "ACTIVE");
        Permission needed = permission(request.parameter("permission", "REPO_READ"));
        List<Map<String, @Nullable Object>> rows = visible(call, needed)
                .filter(r -> r.name().toLowerCase(Locale.ROOT).contains(name))
                .filter(r -> project.isEmpty() || r.owner().equalsIgnoreCase(project))
                .filter(r -> archived.equals("ALL") || r.archived() == archived.equals("ARCHIVED"))
                .map(context.objects()::repository)
                .toList();
        return DataCenterPages.withGaps(request, rows, context.store().number(Setting.DC_HIDDEN_ENTRIES));
    }

    private Stream<Repository> visible(DataCenterCall call, Permission needed) {
        return context.store()
                .repositories()
                .where(r -> r.product() == Product.DATA_CENTER
                        && context.access().permission(call.identity(), r).includes(needed));
    }

    private static Permission permission(String name) {
        return switch (name) {
            case "REPO_ADMIN" -> Permission.ADMIN;
            case "REPO_WRITE" -> Permission.WRITE;
            default -> Permission.READ;
        };
    }

    private Response ofProject(DataCenterCall call) {
        String key = context.project(call).key();
        return DataCenterPages.withGaps(
                call.request(),
                visible(call, Permission.READ)
                        .filter(r -> r.owner().equals(key) && !r.archived())
                        .map(context.objects()::repository)
                        .toList(),
                context.store().number(Setting.DC_HIDDEN_ENTRIES));
    }

    private Response forks(DataCenterCall call) {
        Repository origin = readable(call);
        return DataCenterPages.of(
                call.request(),
                visible(call, Permission.READ)
                        .filter(r -> r.parent() != null && r.parent() == origin.id())
                        .map(context.objects()::repository)
                        .toList());
    }

    private Response defaultBranch(DataCenterCall call) {
        return Response.ok(DataCenterObjects.ref(readable(call).defaultRef()));
    }

    private Response setDefaultBranch(DataCenterCall call) {
        Repository repository = context.repository(call, Permission.ADMIN);
        String id = Json.text(call.request().json(), "id", "").replaceFirst("^refs/heads/", "");
        context.actions()
                .repositories()
                .setDefaultBranch(repository, id, call.identity().actor());
        return Response.empty(204);
    }

    /** The deprecated form: 204 for an empty repository, 404 where the branch is missing. */
    private Response oldDefaultBranch(DataCenterCall call) {
        Repository repository = readable(call);
        Map<String, String> branches = context.actions().git().read().branches(repository);
        if (branches.isEmpty()) {
            return Response.empty(204);
        }
        String hash = branches.get(repository.defaultBranch());
        if (hash == null) {
            throw Refusal.notFound("NoDefaultBranchException", "The default branch does not exist.");
        }
        return Response.ok(branch(repository, repository.defaultBranch(), hash));
    }

    private static Map<String, @Nullable Object> branch(Repository repository, String name, String hash) {
        Map<String, @Nullable Object> json = DataCenterObjects.ref("refs/heads/" + name);
        json.putAll(Json.object(
                "latestCommit", hash,
                "latestChangeset", hash,
                "isDefault", name.equals(repository.defaultBranch())));
        return json;
    }

    private Response branches(DataCenterCall call) {
        Repository repository = readable(call);
        String filter = call.request().parameter("filterText", "");
        List<Map<String, @Nullable Object>> rows =
                context.actions().git().read().branches(repository).entrySet().stream()
                        .filter(head -> head.getKey().contains(filter))
                        .map(head -> branch(repository, head.getKey(), head.getValue()))
                        .toList();
        return DataCenterPages.of(call.request(), rows);
    }

    private Stream<Map<String, @Nullable Object>> tagRows(Repository repository) {
        return context.actions().git().read().tags(repository).stream().map(tag -> {
            Map<String, @Nullable Object> json = DataCenterObjects.ref("refs/tags/" + tag.name());
            json.putAll(Json.object(
                    "latestCommit", tag.commit(),
                    "latestChangeset", tag.commit(),
                    "hash", tag.message() == null ? null : tag.object()));
            return json;
        });
    }

    private Response tags(DataCenterCall call) {
        String filter = call.request().parameter("filterText", "");
        return DataCenterPages.of(
                call.request(),
                tagRows(readable(call))
                        .filter(tag -> String.valueOf(tag.get("displayId")).contains(filter))
                        .toList());
    }

    private Response tag(DataCenterCall call) {
        String name = call.request().variable("name").replaceFirst("^refs/tags/", "");
        return tagRows(readable(call))
                .filter(tag -> name.equals(tag.get("displayId")))
                .findFirst()
                .map(Response::ok)
                .orElseThrow(() -> Refusal.notFound("NoSuchTagException", "Tag '" + name + "' does not exist."));
    }
}
