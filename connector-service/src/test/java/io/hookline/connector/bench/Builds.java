package io.hookline.connector.bench;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.BuildMessage.Checkout;
import io.hookline.contracts.build.BuildMessage.PullRequestInfo;
import io.hookline.contracts.build.BuildMessage.Subject;
import io.hookline.contracts.build.BuildMessage.Trust;
import io.hookline.contracts.build.Cause;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.CloudEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Build requests as trigger-engine sends them. */
public final class Builds {

    private static final GitRef MAIN = GitRef.branch("main");

    private Builds() {}

    /** A push to the default branch. */
    public static BuildRequested ofBranch(Project project) {
        return build(project, Subject.BRANCH, null, Trust.TRUSTED, project.httpCloneUrl());
    }

    /** A pull request from a fork. */
    public static BuildRequested ofFork(Project project, String httpUrl) {
        PullRequestInfo pullRequest =
                new PullRequestInfo(new PullRequestId(7), "From a fork", null, MAIN, MAIN, true, null);
        return build(project, Subject.PULL_REQUEST, pullRequest, Trust.UNTRUSTED, httpUrl);
    }

    /** Sends a request. */
    public static void send(BuildRequested build) {
        var event = new CloudEvent<>(build.id().toString(), "/test", Instant.now(), build);
        Topics.send(Topic.BUILD_REQUESTS, build.project() + " " + build.ref(), event.headers(), event.value());
    }

    private static BuildRequested build(
            Project project, Subject subject, @Nullable PullRequestInfo pullRequest, Trust trust, String httpUrl) {
        return new BuildRequested(
                BuildId.from(UUID.randomUUID()),
                DecisionId.from(UUID.randomUUID()),
                project.id(),
                project.repository(),
                subject,
                MAIN,
                CommitHash.of("2222222222222222222222222222222222222222"),
                pullRequest,
                trust,
                new Checkout(httpUrl, null, "+refs/heads/main:refs/remotes/origin/main"),
                null,
                List.of(),
                new Cause(EventId.from(UUID.randomUUID()), null, false),
                Instant.now());
    }
}
