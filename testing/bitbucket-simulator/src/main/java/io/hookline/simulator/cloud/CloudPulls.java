package io.hookline.simulator.cloud;

import io.hookline.simulator.http.Json;
import io.hookline.simulator.state.Comment;
import io.hookline.simulator.state.PullRequest;
import io.hookline.simulator.state.PullRequest.Side;
import io.hookline.simulator.state.PullRequestState;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Reviewer;
import io.hookline.simulator.state.Store;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pull requests and their comments in Cloud's JSON form. */
final class CloudPulls {
    private static final int SHORT_HASH = 12;

    private final Store store;
    private final CloudObjects objects;

    CloudPulls(Store store, CloudObjects objects) {
        this.store = store;
        this.objects = objects;
    }

    /** Commit hashes in it are cut to 12 characters, as Cloud does. */
    Map<String, @Nullable Object> pullRequest(PullRequest pull) {
        Map<String, @Nullable Object> json = Json.object(
                "type", "pullrequest",
                "id", pull.number(),
                "title", pull.text().title(),
                "description", pull.text().description(),
                "state", pull.state().name(),
                "draft", pull.draft(),
                "queued", false,
                "author", objects.user(objects.userOf(pull.author())),
                "close_source_branch", pull.closeSourceBranch(),
                "closed_by", pull.open() ? null : objects.user(objects.userOf(pull.author())),
                "reason", "",
                "merge_commit", mergeCommit(pull),
                "comment_count",
                        (int) store.comments()
                                .where(c -> c.pullRequest() == pull.id())
                                .count(),
                "task_count", 0,
                "created_on", CloudDates.micros(pull.createdAt()),
                "updated_on", CloudDates.micros(pull.updatedAt()));
        json.putAll(further(pull));
        return json;
    }

    private Map<String, @Nullable Object> further(PullRequest pull) {
        Repository repository = store.repositories().get(pull.repository());
        return Json.object(
                "source", side(pull.source()),
                "destination", side(pull.target()),
                "reviewers",
                        pull.reviewers().stream()
                                .map(reviewer -> objects.user(objects.userOf(reviewer.user())))
                                .toList(),
                "participants", pull.reviewers().stream().map(this::participant).toList(),
                "rendered",
                        Map.of(
                                "title", CloudObjects.rendered(pull.text().title()),
                                "description", CloudObjects.rendered(pull.text().description())),
                "summary", CloudObjects.rendered(pull.text().description()),
                "links", objects.links().ofPullRequest(repository, pull.number()));
    }

    private @Nullable Map<String, @Nullable Object> mergeCommit(PullRequest pull) {
        String hash = pull.mergeCommit();
        return pull.state() == PullRequestState.MERGED && hash != null
                ? objects.commitReference(store.repositories().get(pull.repository()), cut(hash))
                : null;
    }

    private Map<String, @Nullable Object> side(Side side) {
        Long id = side.repository();
        Repository repository = id == null ? null : store.repositories().get(id);
        String hash = side.hash();
        return Json.object(
                "branch", Json.object("name", side.ref().substring("refs/heads/".length()), "links", Map.of()),
                "commit", repository == null || hash == null ? null : objects.commitReference(repository, cut(hash)),
                "repository", repository == null ? null : objects.reference(repository));
    }

    private static String cut(String hash) {
        return hash.substring(0, SHORT_HASH);
    }

    Map<String, @Nullable Object> participant(Reviewer reviewer) {
        String state = switch (reviewer.verdict()) {
            case NONE -> null;
            case APPROVED -> "approved";
            case NEEDS_WORK -> "changes_requested";
        };
        return Json.object(
                "type",
                "participant",
                "user",
                objects.user(objects.userOf(reviewer.user())),
                "role",
                "REVIEWER",
                "approved",
                reviewer.verdict() == Reviewer.Verdict.APPROVED,
                "state",
                state,
                "participated_on",
                null);
    }

    Map<String, @Nullable Object> comment(PullRequest pull, Comment comment) {
        Repository repository = store.repositories().get(pull.repository());
        String self =
                objects.links().repository(repository) + "/pullrequests/" + pull.number() + "/comments/" + comment.id();
        return Json.object(
                "type", "pullrequest_comment",
                "id", comment.id(),
                "created_on", CloudDates.micros(comment.createdAt()),
                "updated_on", CloudDates.micros(comment.createdAt()),
                "content", CloudObjects.rendered(comment.text()),
                "user", objects.user(objects.userOf(comment.author())),
                "deleted", false,
                "pullrequest",
                        Json.object(
                                "type",
                                "pullrequest",
                                "id",
                                pull.number(),
                                "title",
                                pull.text().title()),
                "links", CloudLinks.of("self", self));
    }

    /** A page's worth of them. */
    List<Map<String, @Nullable Object>> all(List<PullRequest> pulls) {
        return pulls.stream().map(this::pullRequest).toList();
    }
}
