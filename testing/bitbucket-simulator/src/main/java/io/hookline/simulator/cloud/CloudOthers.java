package io.hookline.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.action.Hooks.Reported;
import io.hookline.simulator.git.CommitInfo;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.BuildStatus;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Build statuses, the caller's own account and workspaces, and what Cloud has taken away. */
final class CloudOthers {
    private static final String STATUSES = "/2.0/repositories/{ws}/{repo}/commit/{revision}/statuses";
    private static final Set<String> STATES = Set.of("INPROGRESS", "SUCCESSFUL", "FAILED", "STOPPED");
    private static final int LONGEST_KEY = 40;

    private final CloudContext context;
    private final CloudStatuses statuses;

    CloudOthers(CloudContext context) {
        this.context = context;
        this.statuses = new CloudStatuses(context.store(), context.objects());
    }

    void routes(Router<CloudCall.Route> router) {
        add(router, "POST", STATUSES + "/build", CloudScope.REPOSITORY, this::set);
        add(router, "GET", STATUSES + "/build/{key}", CloudScope.REPOSITORY, this::get);
        add(router, "PUT", STATUSES + "/build/{key}", CloudScope.REPOSITORY, this::set);
        add(router, "GET", STATUSES, CloudScope.REPOSITORY, this::list);
        add(router, "GET", "/2.0/user", CloudScope.ACCOUNT, this::user);
        add(router, "GET", "/2.0/user/workspaces", CloudScope.WORKSPACE, this::workspaces);
        add(router, "GET", "/2.0/user/workspaces/{ws}/permission", CloudScope.WORKSPACE, this::permission);
        add(
                router,
                "GET",
                "/2.0/user/workspaces/{ws}/permissions/repositories",
                CloudScope.REPOSITORY,
                this::permissions);
        for (String gone : List.of(
                "/2.0/workspaces",
                "/2.0/repositories",
                "/2.0/user/permissions/workspaces",
                "/2.0/user/permissions/repositories")) {
            add(router, "GET", gone, CloudScope.NONE, call -> {
                throw CloudErrors.gone();
            });
        }
    }

    private static void add(
            Router<CloudCall.Route> router, String method, String path, CloudScope scope, CloudCall.Handler handler) {
        router.add(method, path, new CloudCall.Route(scope, handler));
    }

    private CommitInfo commit(Repository repository, CloudCall call) {
        return context.actions()
                .git()
                .read()
                .commit(repository, call.request().variable("revision"))
                .orElseThrow(() -> Refusal.notFound("NoSuchCommitException", "Commit not found"));
    }

    private Response set(CloudCall call) {
        Repository repository = context.repository(call, Permission.READ);
        JsonNode body = call.request().json();
        boolean update = call.request().method().equals("PUT");
        String key = update ? call.request().variable("key") : required(body, "key");
        if (key.length() > LONGEST_KEY) {
            String message = "Ensure this value has at most 40 characters (it has " + key.length() + ").";
            throw Refusal.invalid("key: " + message).with(Json.object("fields", Map.of("key", List.of(message))));
        }
        String state = required(body, "state");
        if (!STATES.contains(state)) {
            throw Refusal.invalid("state: " + state + " is not a valid choice");
        }
        String hash = commit(repository, call).hash();
        BuildStatus status = context.actions()
                .hooks()
                .setStatus(
                        repository,
                        hash,
                        new Reported(
                                key,
                                state,
                                required(body, "url"),
                                Json.text(body, "name"),
                                Json.text(body, "description"),
                                Json.text(body, "refname"),
                                Map.of()),
                        call.identity().actor());
        return Response.json(update ? 200 : 201, statuses.status(repository, status));
    }

    private static String required(JsonNode body, String field) {
        String text = Json.text(body, field, "");
        if (text.isEmpty()) {
            throw Refusal.invalid(field + ": This field is required.");
        }
        return text;
    }

    private Response get(CloudCall call) {
        Repository repository = context.repository(call, Permission.READ);
        return context.actions()
                .hooks()
                .status(
                        repository,
                        commit(repository, call).hash(),
                        call.request().variable("key"))
                .map(status -> Response.ok(statuses.status(repository, status)))
                .orElseThrow(() -> Refusal.notFound("NoSuchStatusException", "Status not found"));
    }

    private Response list(CloudCall call) {
        Repository repository = context.repository(call, Permission.READ);
        String hash = commit(repository, call).hash();
        String ref = call.request().parameter("refname");
        return context.pages()
                .of(
                        call.request(),
                        context.store()
                                .statuses()
                                .where(status -> status.repository() == repository.id()
                                        && status.commit().equals(hash)
                                        && (ref == null || ref.equals(status.ref())))
                                .map(status -> statuses.status(repository, status))
                                .toList());
    }

    private Response user(CloudCall call) {
        Map<String, @Nullable Object> user =
                context.objects().user(call.identity().actor());
        user.put("username", call.identity().actor().name());
        user.put("created_on", "2020-01-01T00:00:00.000000+00:00");
        return Response.ok(user);
    }

    private Response workspaces(CloudCall call) {
        return context.pages()
                .of(
                        call.request(),
                        context.store()
                                .owners()
                                .where(owner -> owner.product() == Product.CLOUD)
                                .map(owner -> Json.object(
                                        "type",
                                        "workspace_access",
                                        "administrator",
                                        true,
                                        "workspace",
                                        context.objects().workspace(owner)))
                                .toList());
    }

    private Response permission(CloudCall call) {
        String workspace = call.request().variable("ws");
        return context.owner(workspace)
                .map(owner -> Response.ok(Json.object(
                        "type",
                        "workspace_membership",
                        "permission",
                        "owner",
                        "user",
                        context.objects().user(call.identity().actor()),
                        "workspace",
                        context.objects().workspace(owner))))
                .orElseThrow(() -> Refusal.notFound("NoSuchWorkspaceException", "No workspace " + workspace));
    }

    private Response permissions(CloudCall call) {
        String workspace = call.request().variable("ws");
        List<Map<String, @Nullable Object>> rows = context.store()
                .repositories()
                .where(r -> r.product() == Product.CLOUD
                        && context.owner(workspace)
                                .filter(owner -> owner.key().equals(r.owner()))
                                .isPresent())
                .filter(r -> context.access().permission(call.identity(), r).includes(Permission.READ))
                .map(repository -> Json.object(
                        "type", "repository_permission",
                        "permission", word(call, repository),
                        "user", context.objects().user(call.identity().actor()),
                        "repository", context.objects().reference(repository)))
                .toList();
        return context.pages().of(call.request(), rows);
    }

    private String word(CloudCall call, Repository repository) {
        Permission ofUser = call.identity().user() == null
                ? context.access().permission(call.identity(), repository)
                : call.identity().user().permission();
        return switch (ofUser) {
            case ADMIN -> "admin";
            case WRITE -> "write";
            case READ, NONE -> "read";
        };
    }
}
