package io.hookline.trigger.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.contracts.project.ProjectSettings.DraftPolicy;
import io.hookline.contracts.project.ProjectSettings.ForkPolicy;
import io.hookline.contracts.project.ProjectSettings.TagPolicy;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.replay.Retelling.Retold;
import io.hookline.trigger.replay.Retelling.Story;
import io.hookline.trigger.state.KnownProject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A commit is two digits that stand for the hash that repeats them; a time is a number of seconds. */
class RetellingTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final ProjectId PROJECT = ProjectId.of("11111111-1111-4111-8111-111111111111");
    private static final RepositoryRef REPOSITORY =
            new RepositoryRef(Product.CLOUD, RepositoryId.of("{a}"), "acme/shop");
    private static final HookId HOOK = HookId.of("0123456789abcdef0123456789abcdef");

    @Test
    void shouldFillTheIndexByTheFirstLook() {
        List<RepositoryEvent> events = List.of(
                look(0, Map.of("main", "a1", "feature", "b1")), openLook(1, pullRequest(5, "feature", commit("b1"))));

        assertThat(tell(BuildMode.ONLY_PULL_REQUESTS, events, List.of()).retold())
                .isEmpty();
        assertThat(decisions(
                        tell(BuildMode.ONLY_PULL_REQUESTS, with(events, push(20, "feature", "b1", "b2")), List.of())))
                .extracting(Decision::outcome)
                .containsExactly(Outcome.BUILD);
    }

    @Test
    void shouldDecideWhatALookShowedWhenItsGraceIsOver() {
        List<RepositoryEvent> events = List.of(
                look(0, Map.of("main", "a1")),
                look(100, Map.of("main", "a1", "feature", "b1")),
                push(300, "main", "a1", "a2"));

        List<Decision> decisions = decisions(tell(BuildMode.ALL_BRANCHES, events, List.of()));

        assertThat(decisions)
                .extracting(Decision::ref)
                .containsExactly(GitRef.branch("feature"), GitRef.branch("main"));
        assertThat(decisions.getFirst().cause().recovered()).isTrue();
    }

    @Test
    void shouldLeaveWhatALookShowedToItsWebhookWhenThatCameInTime() {
        List<RepositoryEvent> events = List.of(
                look(0, Map.of("main", "a1")),
                look(100, Map.of("main", "a1", "feature", "b1")),
                push(110, "feature", null, "b1"));

        assertThat(decisions(tell(BuildMode.ALL_BRANCHES, events, List.of())))
                .singleElement()
                .satisfies(decision -> assertThat(decision.cause().recovered()).isFalse());
    }

    @Test
    void shouldDecideWhatTheLastLookShowedWithNoEventBehindIt() {
        List<RepositoryEvent> events =
                List.of(look(0, Map.of("main", "a1")), look(100, Map.of("main", "a1", "feature", "b1")));

        assertThat(refs(tell(BuildMode.ALL_BRANCHES, events, List.of()))).containsExactly("feature");
    }

    @Test
    void shouldCountTheGraceFromTheFirstOfTheLooksThatShowTheSame() {
        List<RepositoryEvent> events = List.of(
                look(0, Map.of("main", "a1")),
                look(100, Map.of("main", "a1", "feature", "b1")),
                look(140, Map.of("main", "a1", "feature", "b1")),
                push(165, "main", "a1", "a2"));

        assertThat(refs(tell(BuildMode.ALL_BRANCHES, events, List.of()))).containsExactly("feature", "main");
    }

    @Test
    void shouldCountTheGraceAnewWhenAWebhookMovedTheBranchInBetween() {
        List<RepositoryEvent> events = List.of(
                look(0, Map.of("main", "a1", "feature", "b1")),
                look(100, Map.of("main", "a1", "feature", "b2")),
                push(120, "feature", "b3", "b4"),
                look(140, Map.of("main", "a1", "feature", "b5")),
                push(165, "main", "a1", "a2"));

        assertThat(refs(tell(BuildMode.ALL_BRANCHES, events, List.of()))).containsExactly("feature", "main", "feature");
    }

    @Test
    void shouldForgetWhatTheNextLookNoLongerShows() {
        List<RepositoryEvent> events = List.of(
                look(0, Map.of("main", "a1")),
                openLook(1),
                look(100, Map.of("main", "a1", "feature", "b1")),
                openLook(101, pullRequest(5, "other", commit("c1"))),
                look(130, Map.of("main", "a1")));

        assertThat(refs(tell(BuildMode.ALL_BRANCHES, events, List.of()))).containsExactly("other");
    }

    @Test
    void shouldLeaveWhatALookShowedToAWebhookThatWasReceivedBeforeIt() {
        List<RepositoryEvent> events = List.of(
                look(0, Map.of("main", "a1", "gone", "c1")),
                look(100, Map.of("main", "a1", "feature", "b1")),
                push(90, "feature", null, "b1"),
                push(91, "gone", "c1", null));

        assertThat(decisions(tell(BuildMode.ALL_BRANCHES, events, List.of())))
                .hasSize(2)
                .noneMatch(decision -> decision.cause().recovered());
    }

    @Test
    void shouldDecideWhatALookShowedThoughAWebhookToldSomethingElseBeforeIt() {
        List<RepositoryEvent> events = List.of(
                look(0, Map.of("main", "a1", "gone", "c1")),
                look(100, Map.of("main", "a1", "feature", "b1")),
                push(90, "feature", null, "b2"),
                push(91, "gone", "c1", "c2"));

        assertThat(decisions(tell(BuildMode.ALL_BRANCHES, events, List.of())))
                .filteredOn(decision -> decision.cause().recovered())
                .extracting(Decision::commit)
                .contains(commit("b1"))
                .hasSize(2);
    }

    @Test
    void shouldLeaveAPullRequestThatALookShowedToItsWebhook() {
        List<RepositoryEvent> inTime = List.of(
                openLook(0), openLook(100, pullRequest(5, "feature", commit("b1"))), opened(110, 5, "feature", "b1"));
        List<RepositoryEvent> before = List.of(
                openLook(0), openLook(100, pullRequest(5, "feature", commit("b1"))), opened(90, 5, "feature", "b1"));

        assertThat(decisions(tell(BuildMode.ALL_BRANCHES, inTime, List.of())))
                .extracting(decision -> decision.cause().recovered())
                .containsExactly(false);
        assertThat(decisions(tell(BuildMode.ALL_BRANCHES, before, List.of())))
                .extracting(decision -> decision.cause().recovered())
                .containsExactly(false, true);
    }

    @Test
    void shouldKnowTheMarkerOfACommitFromTheDecisionOfThen() {
        List<Decision> before = decisions(tell(
                BuildMode.ALL_BRANCHES, List.of(push(5, "other", null, "c1"), marked(6, "feature", "b1")), List.of()));

        assertThat(decisions(tell(
                        BuildMode.ALL_BRANCHES,
                        List.of(opened(10, 5, "feature", "b1"), opened(11, 6, "other", "c1")),
                        before)))
                .extracting(Decision::rule, Decision::commit)
                .containsExactly(tuple("skip-marker", commit("b1")), tuple("build", commit("c1")));
    }

    @Test
    void shouldGiveABuildItsIdWhateverWasBuiltBeforeIt() {
        RepositoryEvent second = push(20, "feature", "b1", "b2");

        Decision after = decisions(
                        tell(BuildMode.ALL_BRANCHES, List.of(push(10, "feature", null, "b1"), second), List.of()))
                .getLast();
        Decision alone = decisions(tell(BuildMode.ALL_BRANCHES, List.of(second), List.of()))
                .getLast();

        assertThat(after.build()).isEqualTo(alone.build());
    }

    @Test
    void shouldShowNoDifferenceWhereTheSameIsDecidedOrNothingWasBuiltThenAndNow() {
        List<RepositoryEvent> events = List.of(push(10, "main", "a1", "a2"), push(20, "feature", null, "b1"));
        List<Decision> before = decisions(tell(BuildMode.ONLY_PULL_REQUESTS, events, List.of()));
        List<Retold> same = tell(BuildMode.ONLY_PULL_REQUESTS, events, before).retold();

        assertThat(Comparison.differences(same, before)).isEmpty();
        assertThat(Comparison.differences(same, List.of()))
                .extracting(difference -> difference.now().commit(), Difference::then)
                .containsExactly(tuple(commit("a2"), null));
    }

    @Test
    void shouldTellAnEventOnceThatIsThereTwice() {
        RepositoryEvent push = push(10, "feature", null, "b1");

        assertThat(decisions(tell(BuildMode.ALL_BRANCHES, List.of(push, push), List.of())))
                .hasSize(1);
    }

    @Test
    void shouldKnowACommitFromTheDecisionOfThen() {
        List<RepositoryEvent> events = List.of(opened(10, 5, "feature", "b1"));
        List<Decision> before =
                decisions(tell(BuildMode.ALL_BRANCHES, List.of(push(5, "feature", null, "b1")), List.of()));

        assertThat(decisions(tell(BuildMode.ALL_BRANCHES, events, before)))
                .extracting(Decision::commit)
                .containsExactly(commit("b1"));
        assertThat(decisions(tell(BuildMode.ALL_BRANCHES, events, List.of())))
                .extracting(Decision::rule)
                .containsExactly("commit-unknown");
    }

    @Test
    void shouldWantOnlyWhatNothingHasMadePointlessSince() {
        List<RepositoryEvent> events = List.of(
                push(10, "feature", null, "b1"), push(20, "feature", "b1", "b2"), push(30, "other", null, "c1"));
        List<Decision> before = decisions(tell(BuildMode.ONLY_PULL_REQUESTS, events, List.of()));

        Story now = tell(BuildMode.ALL_BRANCHES, events, before);
        List<Retold> within = Comparison.within(now, START, START.plusSeconds(30));
        List<Difference> differences = Comparison.differences(within, before);

        assertThat(differences).hasSize(2);
        assertThat(Comparison.wanted(within, differences, now))
                .extracting(change -> change.decision().commit())
                .containsExactly(commit("b2"));
    }

    private static Story tell(BuildMode mode, List<RepositoryEvent> events, List<Decision> before) {
        ProjectSettings settings = new ProjectSettings(
                mode,
                ForkPolicy.OFF,
                TagPolicy.OFF,
                DraftPolicy.BUILD,
                true,
                true,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                ProjectSettings.DEFAULTS.approvalComment());
        Project project = new Project(
                PROJECT,
                "shop",
                ConnectorId.of("22222222-2222-4222-8222-222222222222"),
                REPOSITORY,
                "main",
                "https://bitbucket.org/acme/shop.git",
                "git@bitbucket.org:acme/shop.git",
                settings,
                3);
        KnownProject known = new KnownProject(project, false, null, true, true);
        return Retelling.tell(known, events, before, Duration.ofSeconds(60), START.plusSeconds(86_400));
    }

    private static List<String> refs(Story story) {
        return decisions(story).stream().map(decision -> decision.ref().name()).toList();
    }

    private static List<Decision> decisions(Story story) {
        return story.retold().stream()
                .map(Retold::change)
                .map(DecidedChange::decision)
                .toList();
    }

    private static List<RepositoryEvent> with(List<RepositoryEvent> events, RepositoryEvent last) {
        return List.of(events.getFirst(), events.getLast(), last);
    }

    private static RepositoryEvent look(int at, Map<String, String> refs) {
        return new RepositoryEvent.RefsObserved(
                header("look-" + at, at, false),
                at == 0,
                "main",
                refs.entrySet().stream()
                        .map(ref ->
                                new RepositoryEvent.ObservedRef(GitRef.branch(ref.getKey()), commit(ref.getValue())))
                        .toList());
    }

    private static RepositoryEvent openLook(int at, PullRequest... open) {
        return new RepositoryEvent.PullRequestsObserved(header("open-" + at, at, false), false, List.of(open));
    }

    private static RepositoryEvent marked(int at, String branch, String after) {
        RefChange change = new RefChange(GitRef.branch(branch), null, commit(after), false, "docs [skip ci]");
        return new RepositoryEvent.Pushed(header("marked-" + at, at, true), List.of(change));
    }

    private static RepositoryEvent push(int at, String branch, String before, String after) {
        RefChange change = new RefChange(
                GitRef.branch(branch),
                before == null ? null : commit(before),
                after == null ? null : commit(after),
                false,
                "work");
        return new RepositoryEvent.Pushed(header("push-" + at, at, true), List.of(change));
    }

    /** As Cloud's events have it: the first 12 digits of the commit. */
    private static RepositoryEvent opened(int at, long id, String branch, String commit) {
        CommitHash told = CommitHash.of(commit(commit).value().substring(0, 12));
        return new RepositoryEvent.PullRequestOpened(header("opened-" + at, at, true), pullRequest(id, branch, told));
    }

    private static PullRequest pullRequest(long id, String branch, CommitHash commit) {
        return new PullRequest(
                PullRequestId.of(id),
                "Work",
                false,
                null,
                new PullRequest.Side(REPOSITORY, GitRef.branch(branch), commit),
                new PullRequest.Side(REPOSITORY, GitRef.branch("main"), null),
                null,
                null);
    }

    private static EventHeader header(String id, int at, boolean delivered) {
        return new EventHeader(
                EventId.from(id),
                PROJECT,
                REPOSITORY,
                START.plusSeconds(at),
                delivered ? new Delivery(HOOK, id, "repo:push") : null,
                null);
    }

    private static CommitHash commit(String digits) {
        return CommitHash.of(digits.repeat(20));
    }
}
