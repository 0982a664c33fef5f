package io.hookline.trigger.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.wire.Json;
import io.hookline.trigger.decide.Approvable;
import io.hookline.trigger.decide.DecidedChange;
import io.hookline.trigger.decide.Decider;
import io.hookline.trigger.decide.Verdict;
import io.hookline.trigger.rule.Change;
import io.hookline.trigger.state.Approval;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.Drift;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.state.ProjectState;
import io.hookline.trigger.state.SkipMark;
import io.hookline.trigger.state.StateChange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plays a scenario: what is given first, then the events, answering what is asked of Bitbucket from what is given. */
final class Run {

    private static final Instant NOW = Script.START.plusSeconds(86_400);

    private final JsonNode given;
    private final Product product;
    private final Map<CommitQuestion, CommitAnswer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Map<BuildId, String> builds = new HashMap<>();

    private List<DecidedChange> decided = new ArrayList<>();

    Run(JsonNode given) {
        this.given = given;
        this.product = Product.valueOf(given.path("product").asText("CLOUD"));
    }

    /** What was decided, in the form of a scenario's third file. */
    Map<String, Object> play(JsonNode when) {
        while (!playOnce(when)) {
            decided = new ArrayList<>();
            builds.clear();
        }
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("decisions", decided.stream().map(this::view).toList());
        outcome.put("asked", asked);
        outcome.put("refused", refused);
        return outcome;
    }

    /** False when something was asked: the state is spoilt then, and all is played again with the answer. */
    private boolean playOnce(JsonNode when) {
        Script script = new Script(product);
        ProjectState state = state(script);
        if (!script.steps(given.path("history")).stream().allMatch(step -> decide(step, state))) {
            return false;
        }
        decided = new ArrayList<>();
        refused.clear();
        return script.steps(when).stream().allMatch(step -> decide(step, state));
    }

    private boolean decide(Script.Step step, ProjectState state) {
        return switch (step) {
            case Script.Step.Told(RepositoryEvent event) -> decide(event, state);
            case Script.Step.Approve approve -> approve(approve, state);
        };
    }

    private boolean decide(RepositoryEvent event, ProjectState state) {
        return follow(Decider.decide(event, state, answers, NOW), state);
    }

    private boolean approve(Script.Step.Approve approve, ProjectState state) {
        return switch (Approvable.of(state, approve.pullRequest(), approve.commit(), approve.by())) {
            case Approvable.Now(Change.PullRequestApproved change) ->
                follow(Decider.approve(change, approve.header(), state, answers, NOW), state);
            case Approvable.Already(Approval approval) ->
                refused.add("approved before by " + approval.by().inWords());
            case Approvable.Conflict(String reason) -> refused.add(reason);
            case Approvable.Nonsense(String reason) -> refused.add(reason);
            case Approvable.NotFound(String reason) -> refused.add(reason);
        };
    }

    private boolean follow(Verdict verdict, ProjectState state) {
        return switch (verdict) {
            case Verdict.Asks(CommitQuestion question) -> {
                asked.add(Script.digits(question.commit()));
                assertThat(answers.put(question, answer(question)))
                        .as("asked once: %s", question)
                        .isNull();
                yield false;
            }
            case Verdict.Decided(List<DecidedChange> one, List<StateChange> changes) -> {
                one.forEach(this::remember);
                decided.addAll(one);
                yield overdue(changes).stream().allMatch(drift -> decide(drift.event(), state));
            }
        };
    }

    /** Every difference's grace ends at once. */
    private static List<Drift> overdue(List<StateChange> changes) {
        return changes.stream()
                .flatMap(change -> switch (change) {
                    case StateChange.RefsSeen seen -> seen.drifts().stream();
                    case StateChange.PullRequestsSeen seen -> seen.drifts().stream();
                    case StateChange.HeadMoved _,
                            StateChange.PullRequestTold _,
                            StateChange.CommitApproved _,
                            StateChange.BuildAdded _,
                            StateChange.BuildsEnded _,
                            StateChange.LaneEnded _ -> Stream.<Drift>empty();
                })
                .toList();
    }

    private CommitAnswer answer(CommitQuestion question) {
        String digits = Script.digits(question.commit());
        JsonNode message = given.path("commits").get(digits);
        if (message == null) {
            return new CommitAnswer.Unknown();
        }
        if (message.isNull()) {
            return new CommitAnswer.NotToBeHad();
        }
        // The hash of a tag object stands for the commit that the tag is on.
        return message.isObject()
                ? new CommitAnswer.Found(
                        Script.commit(message.get("is").asText()),
                        message.get("message").asText())
                : new CommitAnswer.Found(Script.commit(digits), message.asText());
    }

    private void remember(DecidedChange one) {
        BuildId build = one.decision().build();
        boolean requested = one.decision().outcome() == Outcome.BUILD;
        boolean repeats = one.decision().rule().equals("duplicate");
        assertThat(build != null).as("a build is named").isEqualTo(requested || repeats);
        assertThat(builds.containsKey(build)).as("a build is known").isEqualTo(repeats);
        if (build != null && one.decision().commit() != null) {
            builds.putIfAbsent(build, Script.digits(one.decision().commit()));
        }
    }

    private ProjectState state(Script script) {
        List<Head> heads = new ArrayList<>();
        given.path("refs").properties().forEach(ref -> {
            GitRef name = Script.ref(ref.getKey());
            heads.add(Head.first(
                    name, Script.commit(ref.getValue().asText()), SkipMark.ABSENT, Script.START.minusSeconds(60)));
        });
        boolean observed = given.path("observed").asBoolean(true);
        boolean removed = given.path("removed").asBoolean(false);
        KnownProject known = new KnownProject(project(script), removed, null, observed, observed);
        return new ProjectState(known, heads, List.<KnownPullRequest>of(), List.<KnownBuild>of());
    }

    private Project project(Script script) {
        boolean cloud = product == Product.CLOUD;
        return new Project(
                Script.PROJECT,
                "shop",
                ConnectorId.of("22222222-2222-4222-8222-222222222222"),
                script.repository(),
                given.path("defaultBranch").asText("main"),
                cloud ? "https://bitbucket.org/acme/shop.git" : "https://git.example.com/scm/acme/shop.git",
                cloud ? "git@bitbucket.org:acme/shop.git" : "ssh://git@git.example.com:7999/acme/shop.git",
                settings(),
                3);
    }

    private ProjectSettings settings() {
        try {
            ObjectNode settings = Json.mapper().valueToTree(ProjectSettings.DEFAULTS);
            given.path("settings").properties().forEach(one -> settings.set(one.getKey(), one.getValue()));
            return Json.mapper().treeToValue(settings, ProjectSettings.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("the scenario's settings do not read", e);
        }
    }

    private Map<String, Object> view(DecidedChange one) {
        var decision = one.decision();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("outcome", decision.outcome().name());
        view.put("rule", decision.rule());
        view.put("reason", decision.reason());
        view.put("ref", decision.ref() == null ? null : decision.ref().fullName());
        view.put("commit", decision.commit() == null ? null : Script.digits(decision.commit()));
        view.put("pullRequest", decision.pullRequest());
        view.put("builtAs", builtAs(one));
        view.put("repeats", decision.rule().equals("duplicate") ? builds.get(decision.build()) : null);
        view.put("cancels", decision.cancels().stream().map(builds::get).toList());
        view.put("recovered", decision.cause().recovered());
        view.put("approvedBy", decision.inputs().get("approvedBy"));
        return view;
    }

    private String builtAs(DecidedChange one) {
        return switch (one.decision().outcome()) {
            case BUILD -> {
                if (one.builtFor() != null) {
                    yield one.builtFor().isFromFork(new Script(product).repository())
                            ? "untrusted pull request"
                            : "pull request";
                }
                yield one.decision().ref().isTag() ? "tag" : "branch";
            }
            case NO_BUILD, CANCEL -> "nothing";
        };
    }
}
