package io.hookline.payload.datacenter;

import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryEvent.PullRequestCommentAdded;
import io.hookline.contracts.event.RepositoryEvent.PullRequestDeclined;
import io.hookline.contracts.event.RepositoryEvent.PullRequestDeleted;
import io.hookline.contracts.event.RepositoryEvent.PullRequestMerged;
import io.hookline.contracts.event.RepositoryEvent.PullRequestOpened;
import io.hookline.contracts.event.RepositoryEvent.PullRequestUpdated;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.payload.delivery.Commits;
import io.hookline.payload.delivery.NamedRepository;
import io.hookline.payload.delivery.Normalised;
import io.hookline.payload.delivery.PullRequests;
import io.hookline.payload.delivery.ReceivedDelivery;
import io.hookline.payload.delivery.Times;
import io.hookline.payload.json.Payloads;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bitbucket Data Center's deliveries, 7.x to 10.x. Source: "Event payload" on confluence.atlassian.com. */
public final class DataCenterNormaliser {

    private final Payloads payloads;

    public DataCenterNormaliser(Payloads payloads) {
        this.payloads = payloads;
    }

    /** What the delivery means; never throws for what a body can hold. */
    public Normalised normalise(ReceivedDelivery delivery, byte[] body) {
        return switch (delivery.eventKey()) {
            case "repo:refs_changed" ->
                payloads.read(body, DataCenterPayload.RefsChanged.class, push -> pushed(delivery, push));
            case "pr:opened",
                    "pr:from_ref_updated",
                    "pr:modified",
                    "pr:merged",
                    "pr:declined",
                    "pr:deleted",
                    "pr:comment:added" ->
                payloads.read(body, DataCenterPayload.PullRequestEvent.class, event -> pullRequest(delivery, event));
            case "repo:modified" ->
                payloads.read(
                        body,
                        DataCenterPayload.RepositoryModified.class,
                        modified -> modified.isMove()
                                ? moved(delivery, modified)
                                : new Normalised.OfNoInterest("neither the repository's name nor its place changed"));
            default -> payloads.ofNoInterest(body, "nobody needs events of this key");
        };
    }

    private static Normalised pushed(ReceivedDelivery delivery, DataCenterPayload.RefsChanged push) {
        PushedCommits commits = new PushedCommits(push);
        List<RefChange> changes = push.changes().stream()
                .map(commits::change)
                .flatMap(Optional::stream)
                .toList();
        return delivery.pushed(push.repository().named(), actor(push.actor()), changes);
    }

    private static Normalised pullRequest(ReceivedDelivery delivery, DataCenterPayload.PullRequestEvent event) {
        DataCenterPayload.Repository target = event.pullRequest().toRef().repository();
        return delivery.about(
                target == null ? new NamedRepository(null, null) : target.named(),
                actor(event.actor()),
                header -> pullRequest(header, event, delivery.eventKey(), delivery.registered()));
    }

    private static RepositoryEvent pullRequest(
            EventHeader header, DataCenterPayload.PullRequestEvent event, String eventKey, RepositoryRef registered) {
        DataCenterPayload.PullRequestBody body = event.pullRequest();
        PullRequest pullRequest = new PullRequest(
                PullRequestId.of(body.id()),
                Objects.requireNonNullElse(body.title(), ""),
                body.draft(),
                body.author() == null ? null : actor(body.author().user()),
                side(body.fromRef(), sourceRepository(body, registered)),
                side(body.toRef(), header.repository()),
                body.url(),
                Times.of(body.updatedDate()));
        CommitHash mergeCommit = Commits.of(body.mergeCommit());
        return switch (eventKey) {
            case "pr:merged" -> new PullRequestMerged(header, pullRequest, mergeCommit);
            case "pr:declined" -> new PullRequestDeclined(header, pullRequest);
            case "pr:deleted" -> new PullRequestDeleted(header, pullRequest);
            case "pr:comment:added" -> new PullRequestCommentAdded(header, pullRequest, event.commentText());
            case "pr:opened" ->
                PullRequests.unlessClosed(
                        header, pullRequest, body.state(), mergeCommit, new PullRequestOpened(header, pullRequest));
            default ->
                PullRequests.unlessClosed(
                        header, pullRequest, body.state(), mergeCommit, new PullRequestUpdated(header, pullRequest));
        };
    }

    private static PullRequest.Side side(DataCenterPayload.End end, @Nullable RepositoryRef repository) {
        return new PullRequest.Side(repository, end.gitRef(), Commits.of(end.latestCommit()));
    }

    private static @Nullable RepositoryRef sourceRepository(
            DataCenterPayload.PullRequestBody body, RepositoryRef registered) {
        DataCenterPayload.Repository repository = body.fromRef().repository();
        return repository == null ? null : repository.named().resolve(registered);
    }

    private static Normalised moved(ReceivedDelivery delivery, DataCenterPayload.RepositoryModified modified) {
        return delivery.moved(modified.after().named(), actor(modified.actor()), modified.previousPath());
    }

    private static @Nullable Actor actor(DataCenterPayload.@Nullable User user) {
        return user == null ? null : user.toActor();
    }
}
