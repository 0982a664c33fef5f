package io.hookline.simulator.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.action.Hooks.Reported;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.BuildStatus;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Repository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Build statuses, rich ones of a repository and the legacy ones of a commit wherever it is. */
final class DataCenterBuilds {
    private static final String RICH = "/rest/api/{v}/projects/{project}/repos/{repo}/commits/{revision}/builds";
    private static final String LEGACY = "/rest/build-status/{v}/commits/{revision}";
    private static final Set<String> LEGACY_STATES = Set.of("SUCCESSFUL", "FAILED", "INPROGRESS");
    private static final Set<String> STATES = Set.of("SUCCESSFUL", "FAILED", "INPROGRESS", "CANCELLED", "UNKNOWN");
    private static final List<String> FURTHER =
            List.of("buildNumber", "duration", "parent", "testResults", "lastUpdated");
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_URL = 450;
    private static final int LONGEST_PARENT = 1024;

    private final DataCenterContext context;

    DataCenterBuilds(DataCenterContext context) {
        this.context = context;
    }

    void routes(Router<DataCenterCall.Handler> router) {
        router.add("POST", RICH, this::set)
                .add("GET", RICH, this::get)
                .add("DELETE", RICH, this::delete)
                .add("POST", LEGACY, this::setLegacy)
                .add("GET", LEGACY, this::listLegacy)
                .add("GET", "/rest/api/{v}/build/capabilities", this::capabilities);
    }

    private Response capabilities(DataCenterCall call) {
        return Response.ok(Json.object(
                "buildStatus", context.store().version().richBuilds() ? List.of("richBuildStatus") : List.of()));
    }

    private Response set(DataCenterCall call) {
        Repository repository = context.repository(call, Permission.READ);
        String hash =
                context.commit(repository, call.request().variable("revision")).hash();
        report(call, repository, hash, STATES);
        return Response.empty(204);
    }

    private void report(DataCenterCall call, Repository repository, String hash, Set<String> states) {
        JsonNode body = call.request().json();
        String state = required(body, "state", 20);
        if (!states.contains(state)) {
            throw Refusal.invalid("state " + state + " is not one of "
                    + states.stream().sorted().toList());
        }
        String ref = Json.text(body, "ref");
        if (ref != null && !ref.startsWith("refs/")) {
            throw Refusal.invalid("ref must start with refs/");
        }
        atMost(body, "buildNumber", LONGEST_KEY);
        atMost(body, "parent", LONGEST_PARENT);
        Map<String, Object> further = new LinkedHashMap<>();
        FURTHER.stream().filter(body::hasNonNull).forEach(name -> further.put(name, plain(body.get(name))));
        context.actions()
                .hooks()
                .setStatus(
                        repository,
                        hash,
                        new Reported(
                                required(body, "key", LONGEST_KEY),
                                state,
                                required(body, "url", LONGEST_URL),
                                atMost(body, "name", LONGEST_KEY),
                                Json.text(body, "description"),
                                ref,
                                further),
                        call.identity().actor());
    }

    private static Object plain(JsonNode value) {
        if (value.isNumber()) {
            return value.numberValue();
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String required(JsonNode body, String field, int longest) {
        String text = Json.text(body, field, "");
        if (text.isEmpty() || text.length() > longest) {
            throw Refusal.invalid(field + " must have 1 to " + longest + " characters");
        }
        return text;
    }

    private static @Nullable String atMost(JsonNode body, String field, int longest) {
        String text = Json.text(body, field);
        if (text != null && text.length() > longest) {
            throw Refusal.invalid(field + " must have at most " + longest + " characters");
        }
        return text;
    }

    private BuildStatus status(DataCenterCall call) {
        Repository repository = context.repository(call, Permission.READ);
        String key = call.request().parameter("key", "");
        if (key.isEmpty()) {
            throw Refusal.invalid("key is required");
        }
        return context.actions()
                .hooks()
                .status(
                        repository,
                        context.commit(repository, call.request().variable("revision"))
                                .hash(),
                        key)
                .orElseThrow(() -> Refusal.notFound("NoSuchBuildStatusException", "No build status with key " + key));
    }

    private Response get(DataCenterCall call) {
        return Response.ok(json(status(call)));
    }

    private Response delete(DataCenterCall call) {
        BuildStatus status = status(call);
        context.repository(call, Permission.ADMIN);
        context.store().run(() -> context.store().statuses().remove(status.id()));
        return Response.empty(204);
    }

    private static Map<String, @Nullable Object> json(BuildStatus status) {
        Map<String, @Nullable Object> json = Json.object(
                "key", status.key(),
                "state", status.state(),
                "url", status.url(),
                "name", status.name(),
                "description", status.description(),
                "createdDate", status.createdAt().toEpochMilli(),
                "updatedDate", status.updatedAt().toEpochMilli());
        if (status.ref() != null) {
            json.put("ref", status.ref());
        }
        json.putAll(status.further());
        return json;
    }

    /** The repositories that have the commit; a legacy status belongs to all of them. */
    private List<Repository> having(DataCenterCall call) {
        if (call.identity().isAnonymous()) {
            throw DataCenterErrors.notPermitted();
        }
        String hash = call.request().variable("revision");
        if (!hash.matches("[0-9a-f]{40}")) {
            throw Refusal.invalid("the commit must be a full hash");
        }
        return context.store()
                .repositories()
                .where(r -> r.product() == Product.DATA_CENTER
                        && context.actions().git().read().commit(r, hash).isPresent())
                .toList();
    }

    private Response setLegacy(DataCenterCall call) {
        String hash = call.request().variable("revision");
        having(call).forEach(repository -> report(call, repository, hash, LEGACY_STATES));
        return Response.empty(204);
    }

    private Response listLegacy(DataCenterCall call) {
        String hash = call.request().variable("revision");
        Set<Long> repositories =
                Set.copyOf(having(call).stream().map(Repository::id).limit(1).toList());
        return DataCenterPages.of(
                call.request(),
                context.store()
                        .statuses()
                        .where(status -> repositories.contains(status.repository())
                                && status.commit().equals(hash))
                        .map(status -> Json.object(
                                "key", status.key(),
                                "state", status.state(),
                                "url", status.url(),
                                "name", status.name(),
                                "description", status.description(),
                                "dateAdded", status.updatedAt().toEpochMilli()))
                        .toList());
    }
}
