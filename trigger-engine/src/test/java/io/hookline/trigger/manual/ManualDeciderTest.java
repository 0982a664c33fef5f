package io.hookline.trigger.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.decide.Verdict;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownBuild.Status;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.state.StateChange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManualDeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final GitRef FEATURE = GitRef.branch("feature");
    private static final CommitHash COMMIT = CommitHash.of("b1".repeat(20));
    private static final RepositoryRef REPOSITORY =
            new RepositoryRef(Product.CLOUD, RepositoryId.of("{a}"), "acme/shop");
    private static final RepositoryRef FORK = new RepositoryRef(Product.CLOUD, RepositoryId.of("{f}"), "bob/shop");
    private static final Project PROJECT = new Project(
            ProjectId.of("11111111-1111-4111-8111-111111111111"),
            "shop",
            ConnectorId.of("22222222-2222-4222-8222-222222222222"),
            REPOSITORY,
            "main",
            "https://bitbucket.org/acme/shop.git",
            "git@bitbucket.org:acme/shop.git",
            ProjectSettings.DEFAULTS,
            3);
    private static final Ask ASK = new Ask(EventId.from("ask"), "ann", "refs/heads/feature", NOW);

    @Test
    void shouldGiveTheSameBuildWhenTheSameIsAskedForAgain() {
        Target target = new Target(FEATURE, COMMIT, null);

        Decision first = decision(ManualDecider.build(PROJECT, ASK, target, NOW));
        Decision second = decision(ManualDecider.build(PROJECT, ASK, target, NOW));

        assertThat(second).isEqualTo(first);
        assertThat(first.outcome()).isEqualTo(Outcome.BUILD);
        assertThat(first.rule()).isEqualTo("manual");
        assertThat(first.cause().askedBy()).isEqualTo("ann");
        assertThat(first.reason()).isEqualTo("ann asked for a build of branch feature at b1b1b1b1b1b1");
        assertThat(first.cancels()).isEmpty();
    }

    @Test
    void shouldBuildAForksPullRequestInALaneOfItsOwn() {
        DecidedChange change = ManualDecider.build(PROJECT, ASK, new Target(FEATURE, COMMIT, fromFork(FORK)), NOW)
                .decided()
                .getFirst();

        assertThat(change.lane()).isEqualTo(Lane.ofFork(PullRequestId.of(7)));
        assertThat(change.builtFor()).isNotNull();
        assertThat(change.decision().reason())
                .isEqualTo("ann asked for a build of pull request 7, branch feature at b1b1b1b1b1b1");
    }

    @Test
    void shouldSayWhatARepetitionRepeats() {
        BuildId first = BuildId.from("first");
        BuildId second = BuildId.from(first, 2);

        Decision third =
                decision(ManualDecider.rerun(PROJECT, ASK, new Target(FEATURE, COMMIT, null), second, first, 3, NOW));

        assertThat(third.build()).isEqualTo(BuildId.from(first, 3));
        assertThat(third.cause().repeats()).isEqualTo(second);
        assertThat(third.reason()).contains("attempt 3");
    }

    @Test
    void shouldSayWhichRuleBuildsWhatIsReplayed() {
        Target target = new Target(FEATURE, COMMIT, null);
        Decision again = decision(ManualDecider.build(PROJECT, ASK, target, NOW));

        Decision replayed = decision(ManualDecider.replay(PROJECT, ASK, target, again, NOW));

        assertThat(replayed.rule()).isEqualTo("replay");
        assertThat(replayed.build()).isNotNull().isNotEqualTo(again.build());
        assertThat(replayed.reason())
                .isEqualTo("ann had it decided again, and it is built by rule manual: " + again.reason());
    }

    @Test
    void shouldStopARequestedBuild() {
        Verdict.Decided stopped = ManualDecider.cancel(PROJECT, ASK, build(Status.REQUESTED), NOW);

        assertThat(decision(stopped).outcome()).isEqualTo(Outcome.CANCEL);
        assertThat(decision(stopped).reason()).isEqualTo("ann asked to stop it");
        assertThat(decision(stopped).cancels())
                .containsExactly(build(Status.REQUESTED).id());
        assertThat(stopped.changes())
                .containsExactly(new StateChange.BuildsEnded(
                        Lane.of(FEATURE), List.of(build(Status.REQUESTED).id()), Status.STOPPED));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REQUESTED")
    void shouldLeaveABuildThatEndedAsItIs(Status ended) {
        Verdict.Decided left = ManualDecider.cancel(PROJECT, ASK, build(ended), NOW);

        assertThat(decision(left).outcome()).isEqualTo(Outcome.NO_BUILD);
        assertThat(decision(left).reason()).matches("ann asked to stop it, but (a newer build|it) .+ already");
        assertThat(left.changes()).isEmpty();
    }

    @Test
    void shouldRefuseWhatCannotBeCheckedOut() {
        assertThatThrownBy(() -> new Target(FEATURE, CommitHash.of("b1b1b1b"), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Target(FEATURE, COMMIT, fromFork(null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Decision decision(Verdict.Decided verdict) {
        return verdict.decided().getFirst().decision();
    }

    private static KnownBuild build(Status status) {
        return new KnownBuild(BuildId.from("first"), Lane.of(FEATURE), FEATURE, COMMIT, null, null, status, NOW);
    }

    private static PullRequest fromFork(RepositoryRef source) {
        return new PullRequest(
                PullRequestId.of(7),
                "Work",
                false,
                null,
                new PullRequest.Side(source, FEATURE, COMMIT),
                new PullRequest.Side(REPOSITORY, GitRef.branch("main"), null),
                null,
                null);
    }
}
