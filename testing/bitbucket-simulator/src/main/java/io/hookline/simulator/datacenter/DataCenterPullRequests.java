package io.hookline.simulator.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.action.PullRequests;
import io.hookline.simulator.action.PullRequests.Opening;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Refusal;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.Comment;
import io.hookline.simulator.state.Permission;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.PullRequest;
import io.hookline.simulator.state.PullRequest.Text;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Reviewer.Verdict;
import io.hookline.simulator.state.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pull requests. */
final class DataCenterPullRequests {
    private static final String REPOSITORY = "/rest/api/{v}/projects/{project}/repos/{repo}";
    private static final String BASE = REPOSITORY + "/pull-requests";

    private final DataCenterContext context;

    DataCenterPullRequests(DataCenterContext context) {
        this.context = context;
    }

    void routes(Router<DataCenterCall.Handler> router) {
        router.add("GET", BASE, this::list)
                .add("POST", BASE, this::open)
                .add("GET", BASE + "/{id}", call -> answer(pull(call)))
                .add("PUT", BASE + "/{id}", this::edit)
                .add("DELETE", BASE + "/{id}", this::delete)
                .add(
                        "POST",
                        BASE + "/{id}/merge",
                        call -> answer(actions().merge(current(call), user(call), message(call))))
                .add("POST", BASE + "/{id}/decline", call -> answer(actions().decline(current(call), user(call))))
                .add("POST", BASE + "/{id}/reopen", call -> answer(actions().reopen(current(call), user(call))))
                .add("POST", BASE + "/{id}/approve", call -> review(call, Verdict.APPROVED))
                .add("DELETE", BASE + "/{id}/approve", call -> review(call, Verdict.NONE))
                .add("POST", BASE + "/{id}/comments", this::comment)
                .add("GET", BASE + "/{id}/changes", this::changes)
                .add("GET", BASE + "/{id}/commits", this::commits)
                .add("GET", REPOSITORY + "/commits/{revision}/pull-requests", this::ofCommit);
    }

    private PullRequests actions() {
        return context.actions().pullRequests();
    }

    private Response answer(PullRequest pull) {
        return Response.ok(context.objects().pullRequest(pull));
    }

    private PullRequest pull(DataCenterCall call) {
        Repository repository = context.repository(call, Permission.READ);
        String id = call.request().variable("id");
        return context.store()
                .pullRequests()
                .first(pull -> pull.repository() == repository.id()
                        && Integer.toString(pull.number()).equals(id))
                .orElseThrow(() -> Refusal.notFound(
                        "NoSuchPullRequestException", "Pull request " + id + " does not exist in this repository."));
    }

    /** The pull request of the path, if the version in the query or body is its newest. */
    private PullRequest current(DataCenterCall call) {
        PullRequest pull = pull(call);
        int version = call.request()
                .jsonIfAny()
                .map(body -> body.path("version").asInt(-1))
                .filter(given -> given >= 0)
                .orElseGet(() -> call.request().number("version", pull.version()));
        if (version != pull.version()) {
            throw Refusal.conflict(
                    "PullRequestOutOfDateException",
                    "You are attempting to modify a pull request based on out-of-date information.");
        }
        return pull;
    }

    private static User user(DataCenterCall call) {
        if (call.identity().isAnonymous()) {
            throw DataCenterErrors.notPermitted();
        }
        return call.identity().actor();
    }

    private static @Nullable String message(DataCenterCall call) {
        return call.request()
                .jsonIfAny()
                .map(body -> Json.text(body, "message", ""))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    /** Newest first; {@code at} is a full ref, on the side that {@code direction} names. */
    private Response list(DataCenterCall call) {
        Repository repository = context.repository(call, Permission.READ);
        Request request = call.request();
        String state = request.parameter("state", "OPEN");
        boolean outgoing = request.parameter("direction", "INCOMING").equals("OUTGOING");
        String at = request.parameter("at");
        String draft = request.parameter("draft");
        List<PullRequest> found = context.store()
                .pullRequests()
                .where(pull -> pull.product() == Product.DATA_CENTER)
                .filter(pull -> state.equals("ALL") || pull.state().name().equals(state))
                .filter(pull -> {
                    PullRequest.Side side = outgoing ? pull.source() : pull.target();
                    return Objects.equals(side.repository(), repository.id())
                            && (at == null || side.ref().equals(at));
                })
                .filter(pull -> draft == null || pull.draft() == Boolean.parseBoolean(draft))
                .toList();
        return page(request, found);
    }

    private Response page(Request request, List<PullRequest> found) {
        return DataCenterPages.of(
                request,
                found.reversed().stream().map(context.objects()::pullRequest).toList());
    }

    private Response ofCommit(DataCenterCall call) {
        Repository repository = context.repository(call, Permission.READ);
        String hash =
                context.commit(repository, call.request().variable("revision")).hash();
        return page(
                call.request(),
                context.store()
                        .pullRequests()
                        .where(pull -> pull.repository() == repository.id()
                                && hash.equals(pull.source().hash()))
                        .toList());
    }

    private Response open(DataCenterCall call) {
        Repository target = context.repository(call, Permission.READ);
        JsonNode body = call.request().json();
        PullRequest opened = actions()
                .open(
                        new Opening(
                                repository(body.path("fromRef"), target),
                                full(body.at("/fromRef/id").asText("")),
                                target,
                                full(body.at("/toRef/id").asText(target.defaultBranch())),
                                new Text(Json.text(body, "title", ""), Json.text(body, "description", "")),
                                body.path("draft").asBoolean(false),
                                false,
                                reviewers(body)),
                        user(call));
        return Response.json(201, context.objects().pullRequest(opened));
    }

    private List<Long> reviewers(JsonNode body) {
        return body.path("reviewers")
                .valueStream()
                .map(reviewer -> reviewer.at("/user/name").asText())
                .flatMap(name -> context.store().user(Product.DATA_CENTER, name).stream())
                .map(User::id)
                .toList();
    }

    private Repository repository(JsonNode ref, Repository otherwise) {
        String slug = ref.at("/repository/slug").asText(otherwise.slug());
        String project = ref.at("/repository/project/key").asText(otherwise.owner());
        return context.store()
                .repositoryAt(Product.DATA_CENTER, project, slug)
                .orElseThrow(() -> DataCenterErrors.noRepository(project, slug));
    }

    private static String full(String ref) {
        return ref.startsWith("refs/") ? ref : "refs/heads/" + ref;
    }

    private Response edit(DataCenterCall call) {
        JsonNode body = call.request().json();
        JsonNode target = body.at("/toRef/id");
        return answer(actions()
                .edit(
                        current(call),
                        user(call),
                        Json.text(body, "title"),
                        Json.text(body, "description"),
                        target.isTextual() ? full(target.asText()) : null,
                        body.has("draft") ? Boolean.valueOf(body.path("draft").asBoolean()) : null));
    }

    private Response delete(DataCenterCall call) {
        actions().delete(current(call), user(call));
        return Response.empty(204);
    }

    private Response review(DataCenterCall call, Verdict verdict) {
        PullRequest reviewed = actions().review(pull(call), user(call), verdict);
        return Response.ok(context.objects().participant(reviewed.reviewers().getLast(), "REVIEWER"));
    }

    private Response comment(DataCenterCall call) {
        Comment comment = actions()
                .comment(pull(call), user(call), Json.text(call.request().json(), "text", ""));
        return Response.json(
                201,
                Json.object(
                        "id", comment.id(),
                        "version", 0,
                        "text", comment.text(),
                        "author", context.objects().user(context.objects().userOf(comment.author())),
                        "createdDate", comment.createdAt().toEpochMilli(),
                        "updatedDate", comment.createdAt().toEpochMilli()));
    }

    private Response changes(DataCenterCall call) {
        PullRequest pull = pull(call);
        Repository repository = context.store().repositories().get(pull.repository());
        String source = pull.source().hash();
        List<Map<String, @Nullable Object>> rows = source == null
                ? List.of()
                : DataCenterChanges.rows(context.actions()
                        .git()
                        .read()
                        .changes(repository, pull.target().hash(), source));
        return DataCenterPages.of(call.request(), rows);
    }

    private Response commits(DataCenterCall call) {
        PullRequest pull = pull(call);
        Repository repository = context.store().repositories().get(pull.repository());
        String source = pull.source().hash();
        String target = pull.target().hash();
        List<Map<String, @Nullable Object>> rows = source == null || target == null
                ? List.of()
                : context.actions().git().read().commits(repository, source, List.of(target), 250).stream()
                        .map(context.objects()::commit)
                        .toList();
        return DataCenterPages.of(call.request(), rows);
    }
}
