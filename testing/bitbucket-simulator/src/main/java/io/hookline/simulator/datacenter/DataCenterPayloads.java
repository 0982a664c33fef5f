package io.hookline.simulator.datacenter;

import io.hookline.simulator.action.Git;
import io.hookline.simulator.event.DomainEvent;
import io.hookline.simulator.event.Payloads;
import io.hookline.simulator.event.WebhookMessage;
import io.hookline.simulator.http.Addresses;
import io.hookline.simulator.http.Json;
import io.hookline.simulator.state.PullRequest;
import io.hookline.simulator.state.Repository;
import io.hookline.simulator.state.Reviewer;
import io.hookline.simulator.state.Store;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data Center's webhook messages (confluence.atlassian.com, "Event payload"). */
public final class DataCenterPayloads implements Payloads {
    private final Store store;
    private final DataCenterObjects objects;
    private final DataCenterPushes pushes;

    public DataCenterPayloads(Store store, Git git, Addresses addresses) {
        this.store = store;
        this.objects = DataCenterObjects.forWebhooks(store, addresses);
        this.pushes = new DataCenterPushes(git, objects);
    }

    @Override
    public List<WebhookMessage> of(DomainEvent event) {
        return switch (event) {
            // Reopening has no event that a webhook may subscribe to.
            case DomainEvent.PullRequestReopened none -> List.of();
            case DomainEvent.OfPullRequest about -> List.of(ofPullRequest(about));
            case DomainEvent.Pushed pushed -> List.of(pushed(pushed));
            case DomainEvent.RepositoryChanged changed -> modified(changed);
            case DomainEvent.RepositoryForked forked ->
                List.of(message("repo:forked", forked, "repository", objects.repository(forked.fork())));
            case DomainEvent.RepositoryDeleted deleted ->
                List.of(message("repo:deleted", deleted, "repository", objects.repository(deleted.repository())));
            case DomainEvent.MirrorSynchronized mirror -> List.of(synchronised(mirror));
            case DomainEvent.StatusSet none -> List.of();
        };
    }

    private Map<String, @Nullable Object> common(String key, DomainEvent event) {
        return Json.object(
                "eventKey", key,
                "date", objects.dates().event(store.now()),
                "actor", objects.user(event.actor()));
    }

    private WebhookMessage message(String key, DomainEvent event, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> body = common(key, event);
        body.putAll(Json.object(namesAndValues));
        return new WebhookMessage(key, body);
    }

    private WebhookMessage pushed(DomainEvent.Pushed event) {
        Repository repository = event.repository();
        WebhookMessage message = message(
                "repo:refs_changed",
                event,
                "repository",
                objects.repository(repository),
                "changes",
                DataCenterPushes.changes(event.changes()));
        if (store.version().sendsCommits()) {
            pushes.addCommits(message.body(), repository, event.changes());
        }
        return message;
    }

    /** A change of the default branch alone is told by no event that a repository's hook may have. */
    private List<WebhookMessage> modified(DomainEvent.RepositoryChanged event) {
        Repository before = event.repository();
        Repository after = event.after();
        boolean same = before.path().equals(after.path()) && before.name().equals(after.name());
        return same
                ? List.of()
                : List.of(message(
                        "repo:modified", event, "old", objects.repository(before), "new", objects.repository(after)));
    }

    private WebhookMessage synchronised(DomainEvent.MirrorSynchronized event) {
        return message(
                "mirror:repo_synchronized",
                event,
                "mirrorServer",
                Json.object("id", "B5UR-7R2P-8K2X-1TQL", "name", "mirror"),
                "syncType",
                "INCREMENTAL",
                "refLimitExceeded",
                event.refLimitExceeded(),
                "repository",
                objects.repository(event.repository()),
                "changes",
                DataCenterPushes.changes(event.changes()));
    }

    private WebhookMessage ofPullRequest(DomainEvent.OfPullRequest event) {
        Map<String, @Nullable Object> pull = objects.pullRequest(event.pullRequest());
        return switch (event) {
            case DomainEvent.PullRequestOpened opened -> message("pr:opened", opened, "pullRequest", pull);
            case DomainEvent.SourceMoved moved ->
                message("pr:from_ref_updated", moved, "pullRequest", pull, "previousFromHash", moved.previousHash());
            case DomainEvent.PullRequestEdited edited -> edited(edited, pull);
            case DomainEvent.PullRequestMerged merged -> message("pr:merged", merged, "pullRequest", pull);
            case DomainEvent.PullRequestDeclined declined -> message("pr:declined", declined, "pullRequest", pull);
            case DomainEvent.PullRequestReopened none -> throw new IllegalArgumentException("not told");
            case DomainEvent.PullRequestDeleted deleted -> message("pr:deleted", deleted, "pullRequest", pull);
            case DomainEvent.Reviewed reviewed ->
                message(
                        verdictKey(reviewed.reviewer().verdict()),
                        reviewed,
                        "pullRequest",
                        pull,
                        "participant",
                        objects.participant(reviewed.reviewer(), "REVIEWER"),
                        "previousStatus",
                        DataCenterObjects.status(reviewed.before()));
            case DomainEvent.Commented commented ->
                message("pr:comment:added", commented, "pullRequest", pull, "comment", comment(commented));
        };
    }

    private WebhookMessage edited(DomainEvent.PullRequestEdited event, Map<String, @Nullable Object> pull) {
        PullRequest before = event.before();
        Map<String, @Nullable Object> target =
                DataCenterObjects.ref(before.target().ref());
        target.put("latestCommit", before.target().hash());
        target.put("latestChangeset", before.target().hash());
        WebhookMessage message = message(
                "pr:modified",
                event,
                "pullRequest",
                pull,
                "previousTitle",
                before.text().title(),
                "previousDescription",
                before.text().description(),
                "previousTarget",
                target);
        if (store.version().knowsDrafts()) {
            message.body().put("previousDraft", before.draft());
        }
        return message;
    }

    private static String verdictKey(Reviewer.Verdict verdict) {
        return switch (verdict) {
            case NONE -> "pr:reviewer:unapproved";
            case APPROVED -> "pr:reviewer:approved";
            case NEEDS_WORK -> "pr:reviewer:needs_work";
        };
    }

    private Map<String, @Nullable Object> comment(DomainEvent.Commented event) {
        return Json.object(
                "id", event.comment().id(),
                "version", 0,
                "text", event.comment().text(),
                "author", objects.user(objects.userOf(event.comment().author())),
                "createdDate", objects.dates().pullRequest(event.comment().createdAt()),
                "updatedDate", objects.dates().pullRequest(event.comment().createdAt()),
                "comments", List.of(),
                "tasks", List.of(),
                "properties", Json.object("repositoryId", event.repository().id()));
    }
}
