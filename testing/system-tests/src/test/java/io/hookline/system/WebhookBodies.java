package io.hookline.system;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Bitbucket's webhooks say of events: pushes on both products, and Data Center's pull requests. */
final class WebhookBodies {

    private static final String NO_COMMIT = "0".repeat(40);

    private WebhookBodies() {}

    static String eventKey(RepositoryEvent event) {
        boolean cloud = event.header().repository().product() == Product.CLOUD;
        return switch (event) {
            case RepositoryEvent.Pushed _ -> cloud ? "repo:push" : "repo:refs_changed";
            case RepositoryEvent.PullRequestOpened _ -> "pr:opened";
            case RepositoryEvent.PullRequestUpdated _ -> "pr:from_ref_updated";
            case RepositoryEvent.PullRequestMerged _ -> "pr:merged";
            case RepositoryEvent.PullRequestDeclined _ -> "pr:declined";
            case RepositoryEvent.PullRequestDeleted _,
                    RepositoryEvent.PullRequestCommentAdded _,
                    RepositoryEvent.RepositoryChanged _,
                    RepositoryEvent.RefsObserved _,
                    RepositoryEvent.PullRequestsObserved _ ->
                throw new IllegalArgumentException("not made up: " + event);
        };
    }

    static Map<String, Object> body(RepositoryEvent event) {
        RepositoryRef repository = event.header().repository();
        return switch (event) {
            case RepositoryEvent.Pushed pushed
            when repository.product() == Product.CLOUD -> cloudPush(repository, pushed.changes());
            case RepositoryEvent.Pushed pushed -> dataCenterPush(repository, pushed.changes());
            case RepositoryEvent.PullRequestOpened opened -> pullRequest(opened.pullRequest(), "OPEN");
            case RepositoryEvent.PullRequestUpdated updated -> pullRequest(updated.pullRequest(), "OPEN");
            case RepositoryEvent.PullRequestMerged merged -> pullRequest(merged.pullRequest(), "MERGED");
            case RepositoryEvent.PullRequestDeclined declined -> pullRequest(declined.pullRequest(), "DECLINED");
            case RepositoryEvent.PullRequestDeleted _,
                    RepositoryEvent.PullRequestCommentAdded _,
                    RepositoryEvent.RepositoryChanged _,
                    RepositoryEvent.RefsObserved _,
                    RepositoryEvent.PullRequestsObserved _ ->
                throw new IllegalArgumentException("not made up: " + event);
        };
    }

    private static Map<String, Object> cloudPush(RepositoryRef repository, List<RefChange> changes) {
        Map<String, Object> named =
                Map.of("type", "repository", "uuid", repository.id().value(), "full_name", repository.path());
        List<Map<String, Object>> list = changes.stream()
                .map(change -> {
                    Map<String, Object> one = new HashMap<>();
                    one.put("old", cloudRef(change.ref(), change.before(), "Work"));
                    one.put("new", cloudRef(change.ref(), change.after(), change.message()));
                    one.put("forced", change.forced());
                    return one;
                })
                .toList();
        return Map.of("repository", named, "push", Map.of("changes", list));
    }

    private static Map<String, Object> cloudRef(GitRef ref, CommitHash commit, String message) {
        return commit == null
                ? null
                : Map.of(
                        "type",
                        ref.isTag() ? "tag" : "branch",
                        "name",
                        ref.name(),
                        "target",
                        Map.of("type", "commit", "hash", commit.value(), "message", message));
    }

    private static Map<String, Object> dataCenterPush(RepositoryRef repository, List<RefChange> changes) {
        List<Map<String, Object>> list = changes.stream()
                .map(change -> Map.<String, Object>of(
                        "ref", dataCenterRef(change.ref()),
                        "refId", change.ref().fullName(),
                        "fromHash", hash(change.before()),
                        "toHash", hash(change.after())))
                .toList();
        List<Map<String, String>> commits = changes.stream()
                .filter(change -> change.after() != null)
                .map(change -> Map.of("id", hash(change.after()), "message", String.valueOf(change.message())))
                .toList();
        return Map.of("repository", dataCenterRepository(repository), "changes", list, "commits", commits);
    }

    private static Map<String, Object> pullRequest(PullRequest told, String state) {
        Map<String, Object> pullRequest = new HashMap<>();
        pullRequest.put("id", told.id().value());
        pullRequest.put("title", told.title());
        pullRequest.put("draft", told.draft());
        pullRequest.put("state", state);
        pullRequest.put(
                "updatedDate",
                told.updatedAt() == null ? null : told.updatedAt().toString());
        pullRequest.put("fromRef", side(told.source()));
        pullRequest.put("toRef", side(told.target()));
        return Map.of("pullRequest", pullRequest);
    }

    private static Map<String, Object> side(PullRequest.Side side) {
        Map<String, Object> end = new HashMap<>(dataCenterRef(side.ref()));
        end.put("latestCommit", side.commit() == null ? null : side.commit().value());
        end.put("repository", dataCenterRepository(side.repository()));
        return end;
    }

    private static Map<String, String> dataCenterRef(GitRef ref) {
        return Map.of("id", ref.fullName(), "displayId", ref.name(), "type", ref.isTag() ? "TAG" : "BRANCH");
    }

    private static Map<String, Object> dataCenterRepository(RepositoryRef repository) {
        String[] path = repository.path().split("/", 2);
        return Map.of(
                "id", Long.parseLong(repository.id().value()), "slug", path[1], "project", Map.of("key", path[0]));
    }

    private static String hash(CommitHash commit) {
        return commit == null ? NO_COMMIT : commit.value();
    }
}
