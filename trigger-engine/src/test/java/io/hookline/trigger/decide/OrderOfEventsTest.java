package io.hookline.trigger.decide;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.state.ProjectState;
import io.hookline.trigger.state.SkipMark;
import io.hookline.trigger.state.StateChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bitbucket promises no order: three pushes to a branch with an open pull request, and the updates they cause. */
class OrderOfEventsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ProjectId PROJECT = ProjectId.of("11111111-1111-4111-8111-111111111111");
    private static final RepositoryRef REPOSITORY =
            new RepositoryRef(Product.DATA_CENTER, RepositoryId.of("84"), "ACME/shop");
    private static final GitRef FEATURE = GitRef.branch("feature");
    private static final List<String> PUSHES = List.of("push 1", "push 2", "push 3");
    private static final List<String> UPDATES = List.of("update 1", "update 2", "update 3");
    private static final List<String> ALL =
            Stream.concat(PUSHES.stream(), UPDATES.stream()).toList();

    static Stream<List<String>> pushes() {
        return permutations(PUSHES).stream();
    }

    static Stream<List<String>> pushesAndUpdatesEachInOrder() {
        return permutations(ALL).stream()
                .filter(order ->
                        order.stream().filter(PUSHES::contains).toList().equals(PUSHES))
                .filter(order ->
                        order.stream().filter(UPDATES::contains).toList().equals(UPDATES));
    }

    static Stream<List<String>> pushesAndUpdates() {
        return permutations(ALL).stream();
    }

    @ParameterizedTest
    @MethodSource({"pushes", "pushesAndUpdates"})
    void shouldBuildEachCommitOnceWhateverTheOrder(List<String> order) {
        ProjectState state = state();

        List<Decision> builds = builds(order, state);

        // An update that comes before its push may look like a push back; the commit is then wanted again.
        assertThat(builds).extracting(Decision::commit).contains(commit(1), commit(2), commit(3));
        assertThat(builds).extracting(Decision::build).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource({"pushes", "pushesAndUpdatesEachInOrder"})
    void shouldBuildNoCommitTwiceAndEndAtTheNewest(List<String> order) {
        ProjectState state = state();

        List<Decision> builds = builds(order, state);

        assertThat(builds).extracting(Decision::commit).containsExactlyInAnyOrder(commit(1), commit(2), commit(3));
        assertThat(state.head(FEATURE).orElseThrow().commit()).isEqualTo(commit(3));
    }

    @ParameterizedTest
    @MethodSource("pushesAndUpdates")
    void shouldBuildNoCommitTwiceAndEndAtTheNewestWhereUpdatesTellTheirTime(List<String> order) {
        ProjectState state = state();

        List<Decision> builds = order.stream()
                .map(name -> name.startsWith("push") ? event(name) : updated(name, NOON.plusSeconds(number(name))))
                .map(event -> decide(event, state))
                .filter(decision -> decision.outcome() == Outcome.BUILD)
                .toList();

        assertThat(builds).extracting(Decision::commit).containsExactlyInAnyOrder(commit(1), commit(2), commit(3));
        assertThat(state.head(FEATURE).orElseThrow().commit()).isEqualTo(commit(3));
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void shouldSupersedeNothingByAPushThatCameLate(List<String> order) {
        ProjectState state = state();

        List<Decision> builds = builds(order, state);

        assertThat(builds.stream().filter(build -> isAfterTheNewest(build, builds)))
                .extracting(Decision::cancels)
                .allMatch(List::isEmpty);
    }

    /** An update does not say where it came from: of two that overtake their pushes nobody can tell the newer, until the next look. */
    @ParameterizedTest
    @MethodSource("pushesAndUpdates")
    void shouldHaveTheNewestCommitsBuildStandAfterTheNextLookWhateverTheOrder(List<String> order) {
        ProjectState state = state();
        builds(order, state);

        look(state);

        assertThat(state.buildsIn(Lane.of(FEATURE)))
                .filteredOn(KnownBuild::isRequested)
                .extracting(KnownBuild::commit)
                .contains(commit(3));
    }

    private static List<Decision> builds(List<String> order, ProjectState state) {
        return order.stream()
                .map(OrderOfEventsTest::event)
                .map(event -> decide(event, state))
                .filter(decision -> decision.outcome() == Outcome.BUILD)
                .toList();
    }

    private static boolean isAfterTheNewest(Decision build, List<Decision> builds) {
        List<CommitHash> commits = builds.stream().map(Decision::commit).toList();
        return builds.indexOf(build) > commits.indexOf(commit(3));
    }

    private static void look(ProjectState state) {
        EventHeader header =
                new EventHeader(EventId.from("look"), PROJECT, REPOSITORY, NOON.plusSeconds(60), null, null);
        RepositoryEvent look = new RepositoryEvent.RefsObserved(
                header, false, "main", List.of(new RepositoryEvent.ObservedRef(FEATURE, commit(3))));
        if (Decider.decide(look, state, Map.of(), NOON) instanceof Verdict.Decided(var _, List<StateChange> changes)
                && changes.getLast() instanceof StateChange.RefsSeen seen) {
            seen.drifts().forEach(drift -> decide(drift.event(), state));
        }
    }

    private static Decision decide(RepositoryEvent event, ProjectState state) {
        return switch (Decider.decide(event, state, Map.of(), NOON)) {
            case Verdict.Decided(List<DecidedChange> decided, var _) ->
                decided.getFirst().decision();
            case Verdict.Asks _ -> throw new AssertionError("every commit is told in full, and markers are not heeded");
        };
    }

    private static RepositoryEvent event(String name) {
        int number = number(name);
        return name.startsWith("push")
                ? new RepositoryEvent.Pushed(
                        header(name),
                        List.of(new RefChange(FEATURE, commit(number - 1), commit(number), false, "work")))
                : updated(name, null);
    }

    private static RepositoryEvent updated(String name, @Nullable Instant time) {
        return new RepositoryEvent.PullRequestUpdated(
                header(name), pullRequest(number(name)).updatedAt(time));
    }

    private static EventHeader header(String name) {
        return new EventHeader(
                EventId.from(name),
                PROJECT,
                REPOSITORY,
                NOON,
                new Delivery(HookId.of("0123456789abcdef0123456789abcdef"), name, "event"),
                null);
    }

    private static int number(String name) {
        return name.charAt(name.length() - 1) - '0';
    }

    private static PullRequest pullRequest(int commit) {
        return new PullRequest(
                PullRequestId.of(5),
                "Work",
                false,
                null,
                new PullRequest.Side(REPOSITORY, FEATURE, commit(commit)),
                new PullRequest.Side(REPOSITORY, GitRef.branch("main"), null),
                null,
                null);
    }

    private static ProjectState state() {
        ProjectSettings defaults = ProjectSettings.DEFAULTS;
        ProjectSettings settings = new ProjectSettings(
                defaults.buildMode(),
                defaults.forks(),
                defaults.tags(),
                defaults.drafts(),
                false,
                true,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                defaults.approvalComment());
        Project project = new Project(
                PROJECT,
                "shop",
                ConnectorId.of("22222222-2222-4222-8222-222222222222"),
                REPOSITORY,
                "main",
                "https://git.example.com/scm/acme/shop.git",
                "ssh://git@git.example.com:7999/acme/shop.git",
                settings,
                1);
        return new ProjectState(
                new KnownProject(project, false, null, true, true),
                List.of(Head.first(FEATURE, commit(0), SkipMark.ABSENT, NOON)),
                List.of(),
                List.of());
    }

    private static CommitHash commit(int number) {
        return CommitHash.of(("c" + number).repeat(20));
    }

    private static List<List<String>> permutations(List<String> events) {
        List<List<String>> orders = new ArrayList<>();
        permute(new ArrayList<>(), events, orders);
        return orders;
    }

    private static void permute(List<String> chosen, List<String> left, List<List<String>> orders) {
        if (left.isEmpty()) {
            orders.add(List.copyOf(chosen));
            return;
        }
        for (String next : left) {
            List<String> rest = new ArrayList<>(left);
            rest.remove(next);
            chosen.add(next);
            permute(chosen, rest, orders);
            chosen.removeLast();
        }
    }
}
