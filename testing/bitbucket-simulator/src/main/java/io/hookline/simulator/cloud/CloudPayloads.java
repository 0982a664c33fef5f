package io.hookline.simulator.cloud;

import io.hookline.simulator.action.Git;
import io.hookline.simulator.event.DomainEvent;
import io.hookline.simulator.event.Payloads;
import io.hookline.simulator.event.WebhookMessage;
import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Reviewer;
import io.hookline.simulator.state.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cloud's webhook messages (support.atlassian.com, "Event payloads"). */
public final class CloudPayloads implements Payloads {
    private final CloudObjects objects;
    private final CloudPulls pulls;
    private final CloudPushes pushes;
    private final CloudStatuses statuses;

    public CloudPayloads(Store store, Git git, Addresses addresses) {
        this.objects = new CloudObjects(store, git, addresses);
        this.pulls = new CloudPulls(store, objects);
        this.pushes = new CloudPushes(git, objects);
        this.statuses = new CloudStatuses(store, objects);
    }

    @Override
    public List<WebhookMessage> of(DomainEvent event) {
        return switch (event) {
            case DomainEvent.OfPullRequest about -> ofPullRequest(about);
            case DomainEvent.Pushed pushed ->
                message(
                        pushed,
                        "repo:push",
                        "push",
                        Map.of("changes", pushes.changes(pushed.repository(), pushed.changes())));
            case DomainEvent.RepositoryChanged changed -> changed(changed);
            case DomainEvent.RepositoryForked forked ->
                message(forked, "repo:fork", "fork", objects.repository(forked.fork()));
            case DomainEvent.RepositoryDeleted deleted -> List.of(new WebhookMessage("repo:deleted", common(deleted)));
            case DomainEvent.StatusSet set ->
                message(
                        set,
                        "repo:commit_status_" + (set.created() ? "created" : "updated"),
                        "commit_status",
                        statuses.status(set.repository(), set.status()));
            case DomainEvent.MirrorSynchronized none -> List.of();
        };
    }

    private List<WebhookMessage> ofPullRequest(DomainEvent.OfPullRequest event) {
        return switch (event) {
            case DomainEvent.PullRequestOpened opened -> pull(opened, "pullrequest:created");
            case DomainEvent.SourceMoved moved -> pull(moved, "pullrequest:updated");
            case DomainEvent.PullRequestEdited edited -> pull(edited, "pullrequest:updated");
            case DomainEvent.PullRequestMerged merged -> pull(merged, "pullrequest:fulfilled");
            case DomainEvent.PullRequestDeclined declined -> pull(declined, "pullrequest:rejected");
            // Cloud can neither reopen nor delete a pull request.
            case DomainEvent.PullRequestReopened none -> List.of();
            case DomainEvent.PullRequestDeleted none -> List.of();
            case DomainEvent.Reviewed reviewed -> reviewed(reviewed);
            case DomainEvent.Commented commented -> {
                Map<String, @Nullable Object> body = body(commented);
                body.put("comment", pulls.comment(commented.pullRequest(), commented.comment()));
                yield List.of(new WebhookMessage("pullrequest:comment_created", body));
            }
        };
    }

    private List<WebhookMessage> reviewed(DomainEvent.Reviewed event) {
        Reviewer.Verdict now = event.reviewer().verdict();
        Reviewer.Verdict decisive = now == Reviewer.Verdict.NONE ? event.before() : now;
        Map<String, @Nullable Object> said = Json.object(
                "date", CloudDates.micros(event.pullRequest().updatedAt()), "user", objects.user(event.actor()));
        Map<String, @Nullable Object> body = body(event);
        return switch (decisive) {
            case NONE -> List.of();
            case APPROVED -> {
                body.put("approval", said);
                yield List.of(new WebhookMessage(
                        now == Reviewer.Verdict.NONE ? "pullrequest:unapproved" : "pullrequest:approved", body));
            }
            case NEEDS_WORK -> {
                body.put("changes_request", said);
                String suffix = now == Reviewer.Verdict.NONE ? "removed" : "created";
                yield List.of(new WebhookMessage("pullrequest:changes_request_" + suffix, body));
            }
        };
    }

    private List<WebhookMessage> pull(DomainEvent.OfPullRequest event, String key) {
        return List.of(new WebhookMessage(key, body(event)));
    }

    private Map<String, @Nullable Object> body(DomainEvent.OfPullRequest event) {
        Map<String, @Nullable Object> body = common(event);
        body.put("pullrequest", pulls.pullRequest(event.pullRequest()));
        return body;
    }

    private List<WebhookMessage> message(DomainEvent event, String key, String name, Object content) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(name, content);
        body.putAll(common(event));
        return List.of(new WebhookMessage(key, body));
    }

    private Map<String, @Nullable Object> common(DomainEvent event) {
        return Json.object("repository", objects.repository(event.repository()), "actor", objects.user(event.actor()));
    }

    private List<WebhookMessage> changed(DomainEvent.RepositoryChanged event) {
        Repository before = event.repository();
        Repository after = event.after();
        Map<String, @Nullable Object> body =
                Json.object("repository", objects.repository(after), "actor", objects.user(event.actor()));
        if (!before.owner().equals(after.owner())) {
            body.put("previous_owner", objects.workspace(objects.ownerOf(before)));
            return List.of(new WebhookMessage("repo:transfer", body));
        }
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        if (!before.name().equals(after.name())) {
            changes.put("name", Json.object("old", before.name(), "new", after.name()));
        }
        if (!before.path().equals(after.path())) {
            changes.put("full_name", Json.object("old", before.path(), "new", after.path()));
            changes.put(
                    "links",
                    Json.object(
                            "old",
                            objects.links().ofRepository(before),
                            "new",
                            objects.links().ofRepository(after)));
        }
        body.put("changes", changes);
        return List.of(new WebhookMessage("repo:updated", body));
    }
}
