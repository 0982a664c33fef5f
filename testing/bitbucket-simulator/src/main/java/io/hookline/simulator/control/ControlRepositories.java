package io.hookline.simulator.control;

import static io.hookline.simulator.control.ControlCalls.done;
import static io.hookline.simulator.control.ControlCalls.flag;
import static io.hookline.simulator.control.ControlCalls.number;
import static io.hookline.simulator.control.ControlCalls.product;
import static io.hookline.simulator.control.ControlCalls.repository;
import static io.hookline.simulator.control.ControlCalls.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hookline.simulator.control.PullRequestControl.Edit;
import io.hookline.simulator.control.PullRequestControl.NewPullRequest;
import io.hookline.simulator.control.RepositoryControl.FileCommit;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.http.Request;
import io.hookline.simulator.http.Response;
import io.hookline.simulator.http.Router;
import io.hookline.simulator.state.PullRequest;
import io.hookline.simulator.state.Reviewer.Verdict;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The control API's routes for repositories and pull requests. */
final class ControlRepositories {
    private static final String BASE = "/repositories/{product}/{owner}/{slug}";
    private static final String PULLS = BASE + "/pull-requests";

    private final RepositoryControl repositories;
    private final PullRequestControl pulls;

    ControlRepositories(SimulatorControl control) {
        this.repositories = control.repositories();
        this.pulls = control.pullRequests();
    }

    void routes(Router<Function<Request, Response>> router) {
        router.add("GET", "/repositories/{product}", r -> Response.ok(repositories.all(product(r))))
                .add("GET", BASE, r -> Response.ok(repositories.view(repository(r))))
                .add("PUT", BASE, this::create)
                .add("POST", BASE + "/fork", this::fork)
                .add(
                        "POST",
                        BASE + "/rename",
                        r -> Response.ok(repositories.rename(repository(r), required(r.json(), "name"))))
                .add(
                        "POST",
                        BASE + "/transfer",
                        r -> Response.ok(repositories.transfer(repository(r), required(r.json(), "owner"))))
                .add(
                        "POST",
                        BASE + "/default-branch",
                        r -> Response.ok(repositories.setDefaultBranch(repository(r), required(r.json(), "branch"))))
                .add("POST", BASE + "/commits", this::commit);
        settingRoutes(router);
        refRoutes(router);
        pullRequestRoutes(router);
    }

    private void settingRoutes(Router<Function<Request, Response>> router) {
        done(
                router,
                "PUT",
                "/owners/{product}/{owner}",
                r -> repositories.createOwner(
                        product(r), r.variable("owner"), Json.text(body(r), "name", r.variable("owner"))));
        done(router, "DELETE", BASE, r -> repositories.delete(repository(r)));
        router.add("POST", BASE + "/restore", r -> Response.ok(repositories.restore(repository(r))));
        done(
                router,
                "POST",
                BASE + "/copies",
                r -> repositories.copies(repository(r), Integer.parseInt(required(r.json(), "count"))));
        done(
                router,
                "POST",
                BASE + "/archive",
                r -> repositories.setArchived(
                        repository(r), body(r).path("archived").asBoolean(true)));
        done(
                router,
                "POST",
                BASE + "/private",
                r -> repositories.setPrivate(
                        repository(r), body(r).path("private").asBoolean(true)));
    }

    private void refRoutes(Router<Function<Request, Response>> router) {
        done(
                router,
                "PUT",
                BASE + "/refs",
                r -> repositories.setRef(repository(r), required(r.json(), "ref"), Json.text(r.json(), "hash")));
        done(
                router,
                "POST",
                BASE + "/tags",
                r -> repositories.tag(
                        repository(r),
                        required(r.json(), "name"),
                        required(r.json(), "commit"),
                        Json.text(r.json(), "message")));
        done(router, "POST", BASE + "/storm", r -> repositories.storm(repository(r)));
        done(
                router,
                "POST",
                BASE + "/mirror-synchronized",
                r -> repositories.mirrorSynchronized(
                        repository(r), body(r).path("refLimitExceeded").asBoolean(false)));
    }

    private void pullRequestRoutes(Router<Function<Request, Response>> router) {
        router.add(
                        "GET",
                        PULLS,
                        r -> Response.ok(pulls.all(repository(r)).stream()
                                .map(ControlRepositories::json)
                                .toList()))
                .add("POST", PULLS, this::open)
                .add(
                        "POST",
                        PULLS + "/{number}/merge",
                        r -> Response.ok(Map.of("mergeCommit", pulls.merge(repository(r), number(r)))));
        done(router, "PATCH", PULLS + "/{number}", this::edit);
        done(router, "DELETE", PULLS + "/{number}", r -> pulls.delete(repository(r), number(r)));
        done(router, "POST", PULLS + "/{number}/decline", r -> pulls.decline(repository(r), number(r)));
        done(router, "POST", PULLS + "/{number}/reopen", r -> pulls.reopen(repository(r), number(r)));
        done(
                router,
                "POST",
                PULLS + "/{number}/comments",
                r -> pulls.comment(repository(r), number(r), required(r.json(), "text")));
        done(
                router,
                "POST",
                PULLS + "/{number}/approve",
                r -> pulls.review(repository(r), number(r), Verdict.APPROVED));
    }

    private static JsonNode body(Request request) {
        return request.jsonIfAny().orElse(MissingNode.getInstance());
    }

    private Response create(Request request) {
        JsonNode body = body(request);
        return Response.ok(repositories.create(
                repository(request),
                body.path("empty").asBoolean(false),
                body.path("private").asBoolean(true)));
    }

    private Response fork(Request request) {
        JsonNode body = request.json();
        String name = Json.text(body, "name", request.variable("slug"));
        return Response.json(201, repositories.fork(repository(request), required(body, "owner"), name));
    }

    private Response commit(Request request) {
        JsonNode body = request.json();
        String path = required(body, "path");
        String hash = repositories.commit(
                repository(request),
                new FileCommit(
                        required(body, "branch"),
                        path,
                        Json.text(body, "content", ""),
                        Json.text(body, "message", "Change " + path + "\n"),
                        Json.text(body, "author")));
        return Response.json(201, Map.of("hash", hash));
    }

    private Response open(Request request) {
        JsonNode body = request.json();
        int number = pulls.open(
                repository(request),
                new NewPullRequest(
                        required(body, "title"),
                        Json.text(body, "description", ""),
                        required(body, "from"),
                        Json.text(body, "to"),
                        repository(product(request), body.path("fork")),
                        body.path("draft").asBoolean(false),
                        body.path("closeSourceBranch").asBoolean(false),
                        Json.text(body, "author")));
        return Response.json(201, Map.of("number", number));
    }

    private void edit(Request request) {
        JsonNode body = request.json();
        pulls.edit(
                repository(request),
                number(request),
                new Edit(
                        Json.text(body, "title"),
                        Json.text(body, "description"),
                        Json.text(body, "to"),
                        flag(body, "draft")));
    }

    private static Map<String, @Nullable Object> json(PullRequest pull) {
        return Json.object(
                "number", pull.number(),
                "state", pull.state().name(),
                "title", pull.text().title(),
                "source", pull.source(),
                "target", pull.target(),
                "draft", pull.draft(),
                "mergeCommit", pull.mergeCommit());
    }
}
