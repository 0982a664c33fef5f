package io.hookline.trigger.cdevents;

import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryEvent.PullRequestDeclined;
import io.hookline.contracts.event.RepositoryEvent.PullRequestDeleted;
import io.hookline.contracts.event.RepositoryEvent.PullRequestMerged;
import io.hookline.contracts.event.RepositoryEvent.PullRequestOpened;
import io.hookline.contracts.event.RepositoryEvent.PullRequestUpdated;
import io.hookline.contracts.event.RepositoryEvent.Pushed;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.CloudEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a message is in the words of CDEvents; nothing where they have no word for it. */
final class Translation {

    private Translation() {}

    /** The same message gives the same events, with the same ids. */
    static List<CdEvent> of(CloudEvent<?> message) {
        return switch (message.data()) {
            case Pushed event -> branches(event);
            case PullRequestOpened event -> change(CdEvent.Type.CHANGE_CREATED, event, event.pullRequest());
            case PullRequestUpdated event -> change(CdEvent.Type.CHANGE_UPDATED, event, event.pullRequest());
            case PullRequestMerged event -> change(CdEvent.Type.CHANGE_MERGED, event, event.pullRequest());
            case PullRequestDeclined event -> change(CdEvent.Type.CHANGE_ABANDONED, event, event.pullRequest());
            case PullRequestDeleted event -> change(CdEvent.Type.CHANGE_ABANDONED, event, event.pullRequest());
            case BuildRequested build -> List.of(queued(build));
            case BuildStatus status -> run(message.id(), status);
            default -> List.of();
        };
    }

    private static List<CdEvent> branches(Pushed event) {
        return IntStream.range(0, event.changes().size())
                .boxed()
                .flatMap(n -> branch(event, event.changes().get(n), n))
                .toList();
    }

    private static Stream<CdEvent> branch(Pushed event, RefChange change, int position) {
        boolean moved = change.before() != null && change.after() != null;
        if (moved || !change.ref().isBranch()) {
            return Stream.empty();
        }
        EventHeader header = event.header();
        return Stream.of(new CdEvent(
                change.isDeletion() ? CdEvent.Type.BRANCH_DELETED : CdEvent.Type.BRANCH_CREATED,
                header.id() + "/" + position,
                source(header.project()),
                header.receivedAt(),
                change.ref().name(),
                in(header.repository()),
                event));
    }

    private static List<CdEvent> change(CdEvent.Type type, RepositoryEvent event, PullRequest pullRequest) {
        EventHeader header = event.header();
        return List.of(new CdEvent(
                type,
                header.id().toString(),
                source(header.project()),
                header.receivedAt(),
                pullRequest.id().toString(),
                in(header.repository()),
                event));
    }

    private static CdEvent queued(BuildRequested build) {
        String pipeline = build.pipelineFile();
        return new CdEvent(
                CdEvent.Type.PIPELINE_RUN_QUEUED,
                build.id().toString(),
                source(build.project()),
                build.requestedAt(),
                build.id().toString(),
                pipeline == null ? Map.of() : Map.of("pipelineName", pipeline),
                build);
    }

    // That a build which Hookline asked for waits was told when it was asked for.
    private static List<CdEvent> run(String id, BuildStatus status) {
        return switch (status.state()) {
            case QUEUED ->
                status.build() == null ? run(CdEvent.Type.PIPELINE_RUN_QUEUED, id, status, Map.of()) : List.of();
            case RUNNING -> run(CdEvent.Type.PIPELINE_RUN_STARTED, id, status, Map.of());
            case PASSED -> run(CdEvent.Type.PIPELINE_RUN_FINISHED, id, status, Map.of("outcome", "success"));
            case FAILED -> run(CdEvent.Type.PIPELINE_RUN_FINISHED, id, status, troubled("failure", status));
            case ERRORED, CANCELLED -> run(CdEvent.Type.PIPELINE_RUN_FINISHED, id, status, troubled("error", status));
        };
    }

    private static Map<String, String> troubled(String outcome, BuildStatus status) {
        String description = status.description();
        return description == null ? Map.of("outcome", outcome) : Map.of("outcome", outcome, "errors", description);
    }

    private static List<CdEvent> run(CdEvent.Type type, String id, BuildStatus status, Map<String, String> further) {
        Map<String, String> content = new TreeMap<>(further);
        content.put("pipelineName", status.name() == null ? status.keyOrBuild() : status.name());
        content.put("url", status.url().toString());
        return List.of(new CdEvent(
                type,
                id,
                source(status.project()),
                status.at(),
                status.build() == null ? status.commit() + "/" + status.key() : String.valueOf(status.build()),
                content,
                status));
    }

    private static Map<String, ?> in(RepositoryRef repository) {
        return Map.of("repository", Map.of("id", repository.path()));
    }

    private static String source(ProjectId project) {
        return "/hookline/projects/" + project;
    }
}
