package io.hookline.simulator.datacenter;

import io.hookline.simulator.git.CommitInfo;
import io.hookline.simulator.git.GitReader.Entry;
import io.hookline.simulator.git.RefChange;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.RefActivity;
import io.hookline.simulator.state.Repository;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commits, what they changed, the push history and files. */
final class DataCenterSources {
    private static final String BASE = "/rest/api/{v}/projects/{project}/repos/{repo}";

    private final DataCenterContext context;

    DataCenterSources(DataCenterContext context) {
        this.context = context;
    }

    void routes(Router<DataCenterCall.Handler> router) {
        router.add("GET", BASE + "/commits", this::commits)
                .add("GET", BASE + "/commits/{revision}", this::commit)
                .add("GET", BASE + "/changes", this::changes)
                .add("GET", BASE + "/commits/{revision}/changes", this::changes)
                .add("GET", BASE + "/ref-change-activities", this::activities)
                .add("GET", BASE + "/raw/{path*}", this::raw)
                .add("GET", BASE + "/browse/{path*}", this::browse);
    }

    private Repository readable(DataCenterCall call) {
        return context.repository(call, Permission.READ);
    }

    private Response commit(DataCenterCall call) {
        Repository repository = readable(call);
        CommitInfo commit = context.commit(repository, call.request().variable("revision"));
        return Response.ok(context.objects().commit(commit));
    }

    private Response commits(DataCenterCall call) {
        Repository repository = readable(call);
        CommitInfo until = context.commit(repository, call.request().parameter("until", repository.defaultRef()));
        String since = call.request().parameter("since");
        List<String> excluded = since == null
                ? List.of()
                : List.of(context.commit(repository, since).hash());
        return DataCenterPages.of(
                call.request(),
                context.actions().git().read().commits(repository, until.hash(), excluded, 1000).stream()
                        .map(context.objects()::commit)
                        .toList());
    }

    private Response changes(DataCenterCall call) {
        Repository repository = readable(call);
        Request request = call.request();
        String revision =
                request.variables().getOrDefault("revision", request.parameter("until", repository.defaultRef()));
        CommitInfo until = context.commit(repository, revision);
        String since = request.parameter("since");
        String from = since != null
                ? context.commit(repository, since).hash()
                : until.parents().isEmpty() ? null : until.parents().getFirst().hash();
        return DataCenterPages.of(
                request,
                DataCenterChanges.rows(context.actions().git().read().changes(repository, from, until.hash())));
    }

    private Response activities(DataCenterCall call) {
        Repository repository = context.repository(call, Permission.ADMIN);
        String ref = call.request().parameter("ref");
        List<RefActivity> found = context.store()
                .activities()
                .where(activity ->
                        activity.repository() == repository.id() && (ref == null || ref.equals(activity.ref())))
                .toList();
        return DataCenterPages.of(
                call.request(), found.reversed().stream().map(this::activity).toList());
    }

    private Map<String, @Nullable Object> activity(RefActivity activity) {
        return Json.object(
                "id", activity.id(),
                "createdDate", activity.at().toEpochMilli(),
                "user", context.objects().user(context.objects().userOf(activity.user())),
                "trigger", "push",
                "refChange", DataCenterPushes.change(new RefChange(activity.ref(), activity.from(), activity.to())));
    }

    private Optional<Entry> entry(DataCenterCall call) {
        Repository repository = readable(call);
        String at = call.request().parameter("at", repository.defaultRef());
        return context.actions()
                .git()
                .read()
                .entry(
                        repository,
                        context.commit(repository, at).hash(),
                        call.request().variable("path"));
    }

    private static Refusal noPath(DataCenterCall call) {
        return Refusal.notFound(
                "NoSuchPathException", "The path \"" + call.request().variable("path") + "\" does not exist");
    }

    private Response raw(DataCenterCall call) {
        return entry(call)
                .filter(Entry.File.class::isInstance)
                .map(file -> Response.bytes("text/plain", ((Entry.File) file).content()))
                .orElseThrow(() -> noPath(call));
    }

    private Response browse(DataCenterCall call) {
        Entry entry = entry(call).orElseThrow(() -> noPath(call));
        boolean typeOnly = "true".equals(call.request().parameter("type"));
        return switch (entry) {
            case Entry.File(byte[] content) -> Response.ok(typeOnly ? Json.object("type", "FILE") : lines(content));
            case Entry.Directory(List<String> paths) ->
                Response.ok(typeOnly ? Json.object("type", "DIRECTORY") : DataCenterChanges.children(paths));
        };
    }

    private static Map<String, @Nullable Object> lines(byte[] content) {
        List<Map<String, @Nullable Object>> lines = new String(content, StandardCharsets.UTF_8)
                .lines()
                .map(line -> Json.object("text", line))
                .toList();
        return Json.object("lines", lines, "start", 0, "size", lines.size(), "isLastPage", true);
    }
}
