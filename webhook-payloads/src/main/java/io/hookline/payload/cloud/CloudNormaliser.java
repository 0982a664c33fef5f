package io.hookline.payload.cloud;

import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryEvent.PullRequestCommentAdded;
import io.hookline.contracts.event.RepositoryEvent.PullRequestDeclined;
import io.hookline.contracts.event.RepositoryEvent.PullRequestMerged;
import io.hookline.contracts.event.RepositoryEvent.PullRequestOpened;
import io.hookline.contracts.event.RepositoryEvent.PullRequestUpdated;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.payload.cloud.CloudPayload.Change;
import io.hookline.payload.cloud.CloudPayload.RefState;
import io.hookline.payload.delivery.Commits;
import io.hookline.payload.delivery.Normalised;
import io.hookline.payload.delivery.PullRequests;
import io.hookline.payload.delivery.ReceivedDelivery;
import io.hookline.payload.delivery.Times;
import io.hookline.payload.json.Payloads;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bitbucket Cloud's deliveries. Source: "Event payloads" on support.atlassian.com and the {@code webhook_subscription} schema of Cloud's
 * OpenAPI.
 */
public final class CloudNormaliser {

    private final Payloads payloads;

    public CloudNormaliser(Payloads payloads) {
        this.payloads = payloads;
    }

    /** What the delivery means; never throws for what a body can hold. */
    public Normalised normalise(ReceivedDelivery delivery, byte[] body) {
        return switch (delivery.eventKey()) {
            case "repo:push" -> payloads.read(body, CloudPayload.Push.class, push -> pushed(delivery, push));
            case "pullrequest:created",
                    "pullrequest:updated",
                    "pullrequest:fulfilled",
                    "pullrequest:rejected",
                    "pullrequest:comment_created" ->
                payloads.read(body, CloudPayload.PullRequestEvent.class, event -> pullRequest(delivery, event));
            case "repo:updated" ->
                payloads.read(
                        body,
                        CloudPayload.RepositoryUpdate.class,
                        update -> update.isRename()
                                ? moved(delivery, update)
                                : new Normalised.OfNoInterest("neither the repository's name nor its place changed"));
            case "repo:transfer" ->
                payloads.read(body, CloudPayload.RepositoryUpdate.class, update -> moved(delivery, update));
            default -> payloads.ofNoInterest(body, "nobody needs events of this key");
        };
    }

    private static Normalised pushed(ReceivedDelivery delivery, CloudPayload.Push push) {
        List<RefChange> changes = push.changes().list().stream()
                .map(CloudNormaliser::change)
                .flatMap(Optional::stream)
                .toList();
        return delivery.pushed(push.repository().named(), actor(push.actor()), changes);
    }

    private static Optional<RefChange> change(Change change) {
        RefState before = change.before();
        RefState after = change.after();
        return Optional.ofNullable(after == null ? before : after)
                .flatMap(RefState::ref)
                .flatMap(ref -> Commits.change(
                        ref,
                        before == null ? null : before.hash(),
                        after == null ? null : after.hash(),
                        change.forced(),
                        after == null || after.target() == null
                                ? null
                                : after.target().message()));
    }

    private static Normalised pullRequest(ReceivedDelivery delivery, CloudPayload.PullRequestEvent event) {
        return delivery.about(
                event.repository().named(),
                actor(event.actor()),
                header -> pullRequest(header, event, delivery.eventKey(), delivery.registered()));
    }

    private static RepositoryEvent pullRequest(
            EventHeader header, CloudPayload.PullRequestEvent event, String eventKey, RepositoryRef registered) {
        CloudPayload.PullRequestBody body = event.pullRequest();
        PullRequest pullRequest = new PullRequest(
                PullRequestId.of(body.id()),
                Objects.requireNonNullElse(body.title(), ""),
                body.draft(),
                actor(body.author()),
                side(body.source(), sourceRepository(body, registered)),
                side(body.destination(), header.repository()),
                body.links() == null || body.links().html() == null
                        ? null
                        : body.links().html().href(),
                Times.of(body.updatedOn()));
        CommitHash mergeCommit = commit(body.mergeCommit());
        return switch (eventKey) {
            case "pullrequest:fulfilled" -> new PullRequestMerged(header, pullRequest, mergeCommit);
            case "pullrequest:rejected" -> new PullRequestDeclined(header, pullRequest);
            case "pullrequest:comment_created" -> new PullRequestCommentAdded(header, pullRequest, event.commentText());
            case "pullrequest:created" ->
                PullRequests.unlessClosed(
                        header, pullRequest, body.state(), mergeCommit, new PullRequestOpened(header, pullRequest));
            default ->
                PullRequests.unlessClosed(
                        header, pullRequest, body.state(), mergeCommit, new PullRequestUpdated(header, pullRequest));
        };
    }

    private static PullRequest.Side side(CloudPayload.End end, @Nullable RepositoryRef repository) {
        return new PullRequest.Side(repository, GitRef.branch(end.branch().name()), commit(end.commit()));
    }

    private static @Nullable RepositoryRef sourceRepository(
            CloudPayload.PullRequestBody body, RepositoryRef registered) {
        CloudPayload.Repository repository = body.source().repository();
        return repository == null ? null : repository.named().resolve(registered);
    }

    private static Normalised moved(ReceivedDelivery delivery, CloudPayload.RepositoryUpdate update) {
        return delivery.moved(update.repository().named(), actor(update.actor()), update.previousPath());
    }

    private static @Nullable CommitHash commit(CloudPayload.@Nullable Commit commit) {
        return commit == null ? null : Commits.of(commit.hash());
    }

    private static @Nullable Actor actor(CloudPayload.@Nullable Account account) {
        return account == null ? null : account.toActor();
    }
}
