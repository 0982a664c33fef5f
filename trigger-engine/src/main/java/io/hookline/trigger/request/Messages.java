package io.hookline.trigger.request;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildCancelled;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.BuildMessage.PullRequestInfo;
import io.hookline.contracts.build.BuildMessage.Subject;
import io.hookline.contracts.build.BuildMessage.Trust;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.store.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is sent for a decision: the decision itself, and what it asks of CI systems. The same decision gives the same ids. */
public final class Messages {

    private static final String SOURCE = "/hookline/trigger-engine";

    private Messages() {}

    public static List<OutgoingMessage> of(DecidedChange decided, Project project) {
        Decision decision = decided.decision();
        List<OutgoingMessage> messages = new ArrayList<>();
        switch (decision.outcome()) {
            case BUILD -> messages.add(requested(decided, project));
            case CANCEL -> messages.addAll(cancelled(decided));
            case NO_BUILD -> {}
        }
        messages.add(message(
                Topic.BUILD_DECISIONS,
                decision.project().toString(),
                new CloudEvent<>(decision.id().toString(), SOURCE, decision.decidedAt(), decision)));
        return messages;
    }

    private static OutgoingMessage requested(DecidedChange decided, Project project) {
        BuildRequested request = request(decided, project);
        return message(
                Topic.BUILD_REQUESTS,
                key(decided),
                new CloudEvent<BuildMessage>(request.id().toString(), SOURCE, request.requestedAt(), request));
    }

    private static BuildRequested request(DecidedChange decided, Project project) {
        Decision decision = decided.decision();
        GitRef ref = Objects.requireNonNull(decision.ref(), "a build has a ref");
        CommitHash commit = Objects.requireNonNull(decision.commit(), "a build has a commit");
        PullRequest builtFor = decided.builtFor();
        RepositoryRef source = source(builtFor, project);
        return new BuildRequested(
                Objects.requireNonNull(decision.build(), "a build has an id"),
                decision.id(),
                decision.project(),
                project.repository(),
                subject(ref, builtFor),
                ref,
                commit,
                builtFor == null ? null : info(builtFor, project),
                source.isSameAs(project.repository()) ? Trust.TRUSTED : Trust.UNTRUSTED,
                Checkouts.of(project, source, ref),
                project.settings().pipelineFile(),
                decision.cancels(),
                decision.cause(),
                decision.decidedAt());
    }

    private static RepositoryRef source(@Nullable PullRequest builtFor, Project project) {
        return builtFor == null
                ? project.repository()
                : Objects.requireNonNull(builtFor.source().repository(), "a pull request without source is not built");
    }

    private static Subject subject(GitRef ref, @Nullable PullRequest builtFor) {
        if (builtFor != null) {
            return Subject.PULL_REQUEST;
        }
        return ref.isTag() ? Subject.TAG : Subject.BRANCH;
    }

    private static PullRequestInfo info(PullRequest pullRequest, Project project) {
        return new PullRequestInfo(
                pullRequest.id(),
                pullRequest.title(),
                pullRequest.author(),
                pullRequest.source().ref(),
                pullRequest.target().ref(),
                pullRequest.isFromFork(project.repository()),
                pullRequest.url());
    }

    private static List<OutgoingMessage> cancelled(DecidedChange decided) {
        Decision decision = decided.decision();
        GitRef ref = Objects.requireNonNull(decision.ref(), "what is cancelled has a ref");
        return decision.cancels().stream()
                .map(build -> new BuildCancelled(
                        build, decision.id(), decision.project(), ref, decision.reason(), decision.decidedAt()))
                .map(cancel -> message(
                        Topic.BUILD_REQUESTS,
                        key(decided),
                        new CloudEvent<BuildMessage>("cancel-" + cancel.id(), SOURCE, cancel.cancelledAt(), cancel)))
                .toList();
    }

    /** One key a lane, so that a build, what supersedes it and what cancels it keep their order. */
    private static String key(DecidedChange decided) {
        Lane lane = Objects.requireNonNull(decided.lane(), "a build has a lane");
        return decided.decision().project() + ":" + lane;
    }

    private static OutgoingMessage message(Topic topic, String key, CloudEvent<?> event) {
        return new OutgoingMessage(
                topic.topicName(), key.getBytes(StandardCharsets.UTF_8), event.headers(), event.value());
    }
}
