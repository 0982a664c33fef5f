package io.hookline.contracts.wire;

import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.build.Cause;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.DeliveryAnswered;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.health.HealthChanged;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.health.RepairsHeld;
import io.hookline.contracts.health.RepairsResumed;
import io.hookline.contracts.health.SharedCause;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One message of each type, with every field filled. */
final class Samples {

    static final Instant TIME = Instant.parse("2026-11-20T10:00:00.123Z");

    private static final ProjectId PROJECT = ProjectId.of("0b5f6c0e-4a43-4a0e-9f4e-5b2f1f0d7a11");
    private static final CommandId COMMAND = CommandId.of("7b0de3f4-0b76-4c57-8a39-1a1c1de1a001");
    private static final HookId HOOK = HookId.of("00112233445566778899aabbccddeeff");
    private static final RepositoryRef REPOSITORY =
            new RepositoryRef(Product.CLOUD, RepositoryId.of("{3deb8c29-778a-450c-8f69-3e50a18079df}"), "acme/widgets");
    private static final RepositoryRef FORK =
            new RepositoryRef(Product.CLOUD, RepositoryId.of("{9a1f0c55-12c7-4f0a-b0a4-2d8f5d1f6e77}"), "ann/widgets");
    private static final CommitHash BEFORE = CommitHash.of("1111111111111111111111111111111111111111");
    private static final CommitHash AFTER = CommitHash.of("2222222222222222222222222222222222222222");
    private static final GitRef MAIN = GitRef.branch("main");
    private static final GitRef FEATURE = GitRef.branch("feature/x");
    private static final Actor ANN = new Actor("{c9f2a1de-0f6c-4c55-8a55-0e5c1d7f3a10}", "Ann");
    private static final EventHeader HEADER = new EventHeader(
            EventId.from(HOOK, "delivery-1"),
            PROJECT,
            REPOSITORY,
            TIME,
            new Delivery(HOOK, "delivery-1", "repo:push"),
            ANN);
    private static final PullRequest PULL_REQUEST = new PullRequest(
            PullRequestId.of(7),
            "Add x",
            true,
            ANN,
            new PullRequest.Side(FORK, FEATURE, CommitHash.of("222222222222")),
            new PullRequest.Side(REPOSITORY, MAIN, CommitHash.of("111111111111")),
            "https://bitbucket.org/acme/widgets/pull-requests/7",
            TIME.minusSeconds(2));
    private static final Cause CAUSE = new Cause(HEADER.id(), "delivery-1", false);
    private static final BuildId BUILD = BuildId.from(PROJECT, FEATURE, AFTER);
    private static final BuildId OLDER = BuildId.from(PROJECT, FEATURE, BEFORE);
    private static final DecisionId DECISION = DecisionId.from(HEADER.id(), FEATURE);

    /** What somebody asked to run again. */
    static final BuildMessage.BuildRequested RERUN =
            buildRequested(List.of(), new Cause(HEADER.id(), null, false, "ann", OLDER));

    static final Map<MessageType, Object> ALL = Map.ofEntries(
            Map.entry(
                    MessageType.PUSHED,
                    new RepositoryEvent.Pushed(
                            HEADER,
                            List.of(
                                    new RefChange(FEATURE, BEFORE, AFTER, true, "Add x\n"),
                                    new RefChange(GitRef.tag("v1"), BEFORE, null, false, null)))),
            Map.entry(MessageType.PULL_REQUEST_OPENED, new RepositoryEvent.PullRequestOpened(HEADER, PULL_REQUEST)),
            Map.entry(MessageType.PULL_REQUEST_UPDATED, new RepositoryEvent.PullRequestUpdated(HEADER, PULL_REQUEST)),
            Map.entry(
                    MessageType.PULL_REQUEST_MERGED,
                    new RepositoryEvent.PullRequestMerged(HEADER, PULL_REQUEST, AFTER)),
            Map.entry(MessageType.PULL_REQUEST_DECLINED, new RepositoryEvent.PullRequestDeclined(HEADER, PULL_REQUEST)),
            Map.entry(MessageType.PULL_REQUEST_DELETED, new RepositoryEvent.PullRequestDeleted(HEADER, PULL_REQUEST)),
            Map.entry(
                    MessageType.PULL_REQUEST_COMMENT_ADDED,
                    new RepositoryEvent.PullRequestCommentAdded(HEADER, PULL_REQUEST, "Looks good")),
            Map.entry(MessageType.REPOSITORY_CHANGED, new RepositoryEvent.RepositoryChanged(HEADER, "acme/gadgets")),
            Map.entry(
                    MessageType.REFS_OBSERVED,
                    new RepositoryEvent.RefsObserved(
                            HEADER, true, "main", List.of(new RepositoryEvent.ObservedRef(MAIN, AFTER)))),
            Map.entry(
                    MessageType.PULL_REQUESTS_OBSERVED,
                    new RepositoryEvent.PullRequestsObserved(HEADER, true, List.of(PULL_REQUEST))),
            Map.entry(
                    MessageType.PROJECT,
                    new Project(
                            PROJECT,
                            "widgets",
                            ConnectorId.of("5d5a1b1e-6f0b-4a35-9d9e-2f6f3d1e9b02"),
                            REPOSITORY,
                            "main",
                            "https://bitbucket.org/acme/widgets.git",
                            "ssh://git@bitbucket.org/acme/widgets.git",
                            new ProjectSettings(
                                    ProjectSettings.BuildMode.ONLY_PULL_REQUESTS,
                                    ProjectSettings.ForkPolicy.APPROVAL,
                                    ProjectSettings.TagPolicy.MATCHING,
                                    ProjectSettings.DraftPolicy.SKIP,
                                    true,
                                    true,
                                    List.of("feature/.*"),
                                    List.of("main"),
                                    ".ci/pipeline.yml",
                                    List.of("release/.*"),
                                    List.of("v[0-9.]+"),
                                    List.of("{c9f2a1de-0f6c-4c55-8a55-0e5c1d7f3a10}"),
                                    "/build"),
                            3)),
            Map.entry(MessageType.HOOK_REGISTRATION, new HookRegistration(HOOK, PROJECT, REPOSITORY, "2026-11")),
            Map.entry(
                    MessageType.DELIVERY_ANSWERED,
                    new DeliveryAnswered(
                            HOOK,
                            PROJECT,
                            "delivery-1",
                            "repo:fork",
                            true,
                            200,
                            "ignored",
                            "nobody needs events of this key",
                            1234L,
                            TIME)),
            Map.entry(MessageType.BUILD_REQUESTED, buildRequested(List.of(OLDER), CAUSE)),
            Map.entry(
                    MessageType.BUILD_CANCELLED,
                    new BuildMessage.BuildCancelled(
                            BUILD, DECISION, PROJECT, FEATURE, "The branch feature/x was deleted.", TIME)),
            Map.entry(MessageType.BUILD_STATUS, status()),
            Map.entry(MessageType.BUILD_DECIDED, decided()),
            Map.entry(
                    MessageType.REPLACE_DEPLOY_KEY,
                    new RepairCommand.ReplaceDeployKey(COMMAND, PROJECT, "The deploy key is missing.", TIME, null)),
            Map.entry(
                    MessageType.RESTORE_WEBHOOK,
                    new RepairCommand.RestoreWebhook(COMMAND, PROJECT, "The webhook is missing.", TIME, true)),
            Map.entry(
                    MessageType.REFRESH_REPOSITORY,
                    new RepairCommand.RefreshRepository(COMMAND, PROJECT, "The repository was renamed.", TIME)),
            Map.entry(
                    MessageType.REPAIRED,
                    new RepairResult.Repaired(COMMAND, PROJECT, RepairKind.WEBHOOK, "Registered a new webhook.", TIME)),
            Map.entry(
                    MessageType.REPAIR_NOT_NEEDED,
                    new RepairResult.NotNeeded(COMMAND, PROJECT, RepairKind.DEPLOY_KEY, TIME)),
            Map.entry(
                    MessageType.REPAIR_FAILED,
                    new RepairResult.Failed(
                            COMMAND, PROJECT, RepairKind.REPOSITORY, "Bitbucket is not reachable.", true, TIME)),
            Map.entry(
                    MessageType.HEALTH_CHANGED,
                    new HealthChanged(
                            PROJECT,
                            HealthState.HEALTHY,
                            HealthState.BROKEN,
                            List.of("The webhook is missing."),
                            TIME)),
            Map.entry(
                    MessageType.REPAIRS_HELD,
                    new RepairsHeld(SharedCause.HOST, "bitbucket.example:7999", 412, 1_650, TIME)),
            Map.entry(
                    MessageType.REPAIRS_RESUMED,
                    new RepairsResumed(SharedCause.CONNECTOR, "5d5a1b1e-6f0b-4a35-9d9e-2f6f3d1e9b02", "ann", TIME)));

    private Samples() {}

    private static BuildMessage.BuildRequested buildRequested(List<BuildId> supersedes, Cause cause) {
        return new BuildMessage.BuildRequested(
                BUILD,
                DECISION,
                PROJECT,
                REPOSITORY,
                BuildMessage.Subject.PULL_REQUEST,
                FEATURE,
                AFTER,
                new BuildMessage.PullRequestInfo(
                        PULL_REQUEST.id(), "Add x", ANN, FEATURE, MAIN, true, PULL_REQUEST.url()),
                BuildMessage.Trust.UNTRUSTED,
                new BuildMessage.Checkout(
                        "https://bitbucket.org/ann/widgets.git",
                        "ssh://git@bitbucket.org/ann/widgets.git",
                        "+refs/heads/feature/x:refs/remotes/origin/feature/x"),
                ".ci/pipeline.yml",
                supersedes,
                cause,
                TIME);
    }

    private static BuildStatus status() {
        return new BuildStatus(
                PROJECT,
                BUILD,
                "ci/linux",
                AFTER,
                FEATURE,
                new BuildStatus.PullRequest(PULL_REQUEST.id(), true),
                BuildStatus.State.FAILED,
                "Linux",
                "2 of 45 tests failed",
                URI.create("https://ci.example/builds/123"),
                "123",
                61_500L,
                "ci",
                new BuildStatus.TestResults(42, 2, 1),
                TIME);
    }

    private static Decision decided() {
        return new Decision(
                DECISION,
                PROJECT,
                REPOSITORY,
                FEATURE,
                AFTER,
                PULL_REQUEST.id(),
                Decision.Outcome.BUILD,
                "build",
                "Nothing stands against it.",
                List.of(
                        new Decision.Step("skip-markers", false, "no marker in the message"),
                        new Decision.Step("build", true, "Nothing stands against it.")),
                Map.of("defaultBranch", "main"),
                BUILD,
                List.of(OLDER),
                CAUSE,
                TIME);
    }
}
