package io.hookline.simulator.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.action.PullRequests.Opening;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.Comment;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.PullRequest;
import io.hookline.simulator.state.PullRequest.Text;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Reviewer.Verdict;
import io.hookline.simulator.state.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pull requests. */
final class CloudPullRequests {
    private static final String BASE = "/2.0/repositories/{ws}/{repo}/pullrequests";
    private static final String HEADS = "refs/heads/";
    private static final int LONGEST_PAGE = 50;

    private final CloudContext context;
    private final CloudPulls pulls;
    private final CloudRepositories repositories;

    CloudPullRequests(CloudContext context, CloudRepositories repositories) {
        this.context = context;
        this.pulls = new CloudPulls(context.store(), context.objects());
        this.repositories = repositories;
    }

    void routes(Router<CloudCall.Route> router) {
        read(router, BASE, this::list);
        read(router, BASE + "/{id}", call -> Response.ok(pulls.pullRequest(pull(call))));
        read(router, BASE + "/{id}/commits", this::commits);
        read(router, BASE + "/{id}/diffstat", this::diffstat);
        read(router, BASE + "/{id}/comments", this::comments);
        write(router, "POST", BASE, this::open);
        write(router, "PUT", BASE + "/{id}", this::edit);
        write(router, "POST", BASE + "/{id}/merge", this::merge);
        write(router, "POST", BASE + "/{id}/decline", this::decline);
        write(router, "POST", BASE + "/{id}/comments", this::comment);
        write(router, "POST", BASE + "/{id}/approve", call -> review(call, Verdict.APPROVED));
        write(router, "DELETE", BASE + "/{id}/approve", call -> review(call, Verdict.NONE));
        write(router, "POST", BASE + "/{id}/request-changes", call -> review(call, Verdict.NEEDS_WORK));
        write(router, "DELETE", BASE + "/{id}/request-changes", call -> review(call, Verdict.NONE));
    }

    private static void read(Router<CloudCall.Route> router, String path, CloudCall.Handler handler) {
        router.add("GET", path, new CloudCall.Route(CloudScope.PULL_REQUEST, handler));
    }

    private static void write(Router<CloudCall.Route> router, String method, String path, CloudCall.Handler handler) {
        router.add(method, path, new CloudCall.Route(CloudScope.PULL_REQUEST_WRITE, handler));
    }

    private PullRequest pull(CloudCall call) {
        Repository repository = context.repository(call, Permission.READ);
        String id = call.request().variable("id");
        return context.store()
                .pullRequests()
                .first(pull -> pull.repository() == repository.id()
                        && Integer.toString(pull.number()).equals(id))
                .orElseThrow(() -> Refusal.notFound("NoSuchPullRequestException", "Not found"));
    }

    /** Newest first; only open ones where no state is asked for. */
    private Response list(CloudCall call) {
        Repository repository = context.repository(call, Permission.READ);
        Request request = call.request();
        List<String> states = request.query().getOrDefault("state", List.of("OPEN"));
        boolean queriesState = request.parameter("q", "").contains("state");
        List<PullRequest> found = new ArrayList<>(context.store()
                .pullRequests()
                .where(pull -> pull.repository() == repository.id())
                .filter(pull -> queriesState || states.contains(pull.state().name()))
                .toList());
        return context.pages().of(request, pulls.all(found.reversed()), LONGEST_PAGE);
    }

    private Response open(CloudCall call) {
        Repository target = context.repository(call, Permission.READ);
        JsonNode body = call.request().json();
        String sourceName = body.at("/source/repository/full_name").asText(target.path());
        Repository source = context.store()
                .repositories()
                .first(r -> r.product() == target.product() && r.path().equalsIgnoreCase(sourceName))
                .orElseThrow(() -> Refusal.invalid("source repository " + sourceName + " not found"));
        PullRequest opened = context.actions()
                .pullRequests()
                .open(
                        new Opening(
                                source,
                                HEADS + required(body, "/source/branch/name"),
                                target,
                                HEADS + body.at("/destination/branch/name").asText(target.defaultBranch()),
                                new Text(required(body, "/title"), Json.text(body, "description", "")),
                                body.path("draft").asBoolean(false),
                                body.path("close_source_branch").asBoolean(false),
                                List.of()),
                        actor(call));
        return Response.json(201, pulls.pullRequest(opened));
    }

    private static String required(JsonNode body, String pointer) {
        String text = body.at(pointer).asText("");
        if (text.isEmpty()) {
            throw Refusal.invalid(pointer.substring(1).replace('/', '.') + ": This field is required.");
        }
        return text;
    }

    private static User actor(CloudCall call) {
        return call.identity().actor();
    }

    private Response edit(CloudCall call) {
        JsonNode body = call.request().json();
        JsonNode target = body.at("/destination/branch/name");
        PullRequest edited = context.actions()
                .pullRequests()
                .edit(
                        pull(call),
                        actor(call),
                        Json.text(body, "title"),
                        Json.text(body, "description"),
                        target.isTextual() ? HEADS + target.asText() : null,
                        body.has("draft") ? Boolean.valueOf(body.path("draft").asBoolean()) : null);
        return Response.ok(pulls.pullRequest(edited));
    }

    private Response merge(CloudCall call) {
        String message = call.request()
                .jsonIfAny()
                .flatMap(body -> Optional.ofNullable(Json.text(body, "message")))
                .orElse(null);
        return Response.ok(pulls.pullRequest(context.actions().pullRequests().merge(pull(call), actor(call), message)));
    }

    private Response decline(CloudCall call) {
        return Response.ok(pulls.pullRequest(context.actions().pullRequests().decline(pull(call), actor(call))));
    }

    private Response comment(CloudCall call) {
        PullRequest pull = pull(call);
        String text = required(call.request().json(), "/content/raw");
        Comment comment = context.actions().pullRequests().comment(pull, actor(call), text);
        return Response.json(201, pulls.comment(pull, comment));
    }

    private Response comments(CloudCall call) {
        PullRequest pull = pull(call);
        return context.pages()
                .of(
                        call.request(),
                        context.store()
                                .comments()
                                .where(comment -> comment.pullRequest() == pull.id())
                                .map(comment -> pulls.comment(pull, comment))
                                .toList());
    }

    private Response review(CloudCall call, Verdict verdict) {
        PullRequest reviewed = context.actions().pullRequests().review(pull(call), actor(call), verdict);
        return call.request().method().equals("DELETE")
                ? Response.empty(204)
                : Response.ok(pulls.participant(reviewed.reviewers().getLast()));
    }

    private Response commits(CloudCall call) {
        PullRequest pull = pull(call);
        Repository repository = context.store().repositories().get(pull.repository());
        String source = pull.source().hash();
        String target = pull.target().hash();
        List<Map<String, @Nullable Object>> rows = source == null || target == null
                ? List.of()
                : context.actions().git().read().commits(repository, source, List.of(target), 250).stream()
                        .map(commit -> context.objects().commitInFull(repository, commit))
                        .toList();
        return context.pages().of(call.request(), rows);
    }

    private Response diffstat(CloudCall call) {
        PullRequest pull = pull(call);
        Repository repository = context.store().repositories().get(pull.repository());
        String source = pull.source().hash();
        List<Map<String, @Nullable Object>> rows = source == null
                ? List.of()
                : repositories.diffstat(repository, pull.target().hash(), source);
        return context.pages().of(call.request(), rows, 5000);
    }
}
