package io.hookline.trigger.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.build.Cause;
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
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.DecisionId;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.trigger.explain.Facts.ProjectFacts;
import io.hookline.trigger.explain.Facts.Sight;
import io.hookline.trigger.explain.Facts.Times;
import io.hookline.trigger.explain.Facts.WaitingEvent;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.state.Lane;
import io.hookline.trigger.state.SkipMark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a scenario's short form. A commit is two hexadecimal digits that stand for the hash that repeats them, a time is an hour and a
 * minute of one day, a build is a letter.
 */
final class Story {

    static final ProjectId PROJECT = ProjectId.of("11111111-1111-4111-8111-111111111111");
    private static final RepositoryRef REPOSITORY =
            new RepositoryRef(Product.CLOUD, RepositoryId.of("{aaaaaaaa-0000-4000-8000-000000000001}"), "acme/shop");

    private final JsonNode scenario;

    Story(JsonNode scenario) {
        this.scenario = scenario;
    }

    Inquiry inquiry() {
        JsonNode ask = scenario.get("ask");
        if (ask.has("commit")) {
            return new Inquiry.OfCommit(PROJECT, commit(ask.get("commit")));
        }
        return ask.has("ref")
                ? new Inquiry.OfRef(PROJECT, GitRef.of(ask.get("ref").asText()))
                : new Inquiry.OfPullRequest(
                        PROJECT, PullRequestId.of(ask.get("pullRequest").asLong()));
    }

    Facts facts() {
        JsonNode given = scenario.get("given");
        List<Decision> decisions = new ArrayList<>();
        given.path("decisions").forEach(one -> decisions.add(decision(one)));
        List<KnownBuild> builds = new ArrayList<>();
        given.path("builds").forEach(one -> builds.add(build(one)));
        List<Head> heads = new ArrayList<>();
        given.path("heads").forEach(one -> heads.add(head(one)));
        List<Sight> sights = new ArrayList<>();
        given.path("sights").forEach(one -> sights.add(new Sight(pushed(one), time(one.get("at")))));
        List<WaitingEvent> waiting = new ArrayList<>();
        given.path("waiting")
                .forEach(one -> waiting.add(new WaitingEvent(
                        pushed(one), time(one.get("at")), one.get("reason").asText())));
        return new Facts(
                given.has("project") ? project(given.get("project")) : null,
                decisions,
                builds,
                heads,
                given.has("pullRequest") ? pullRequest(given.get("pullRequest")) : null,
                sights,
                waiting,
                given.has("lastWebhook") ? time(given.get("lastWebhook")) : null,
                new Times(Duration.ofSeconds(60), Duration.ofMinutes(10)));
    }

    private static ProjectFacts project(JsonNode told) {
        Project project = new Project(
                PROJECT,
                "shop",
                ConnectorId.of("22222222-2222-4222-8222-222222222222"),
                REPOSITORY,
                "main",
                "https://bitbucket.org/acme/shop.git",
                "git@bitbucket.org:acme/shop.git",
                ProjectSettings.DEFAULTS,
                told.path("version").asLong(1));
        boolean observed = told.path("observed").asBoolean(true);
        return new ProjectFacts(
                new KnownProject(project, told.path("removed").asBoolean(), null, observed, observed),
                time(told.get("knownSince")),
                time(told.has("changedAt") ? told.get("changedAt") : told.get("knownSince")),
                texts(told.path("settings")));
    }

    private static Decision decision(JsonNode told) {
        GitRef ref = told.has("ref") ? GitRef.of(told.get("ref").asText()) : null;
        boolean build = told.has("build");
        boolean recovered = told.path("recovered").asBoolean();
        return new Decision(
                DecisionId.from(told.get("at").asText()),
                PROJECT,
                REPOSITORY,
                ref,
                told.has("commit") ? commit(told.get("commit")) : null,
                told.has("pullRequest")
                        ? PullRequestId.of(told.get("pullRequest").asLong())
                        : null,
                Outcome.valueOf(told.get("outcome").asText()),
                told.get("rule").asText(),
                told.get("reason").asText(),
                List.of(),
                texts(told.path("inputs")),
                build ? buildId(told.get("build")) : null,
                told.has("cancels") ? List.of(buildId(told.get("cancels"))) : List.of(),
                new Cause(
                        EventId.from(told.get("at").asText()),
                        recovered || told.has("askedBy") ? null : "d-1",
                        recovered,
                        told.has("askedBy") ? told.get("askedBy").asText() : null,
                        null),
                time(told.get("at")));
    }

    private static KnownBuild build(JsonNode told) {
        GitRef ref = GitRef.of(told.get("ref").asText());
        return new KnownBuild(
                buildId(told.get("id")),
                Lane.of(ref),
                ref,
                commit(told.get("commit")),
                null,
                null,
                KnownBuild.Status.valueOf(told.get("status").asText()),
                time(told.get("at")));
    }

    private static BuildId buildId(JsonNode letter) {
        String digits = letter.asText().repeat(8) + "-0000-4000-8000-000000000000";
        return BuildId.of(digits);
    }

    private static Head head(JsonNode told) {
        GitRef ref = GitRef.of(told.get("ref").asText());
        return told.has("commit")
                ? Head.first(ref, commit(told.get("commit")), SkipMark.UNKNOWN, time(told.get("at")))
                : Head.neverSeen(ref);
    }

    private static KnownPullRequest pullRequest(JsonNode told) {
        PullRequest pullRequest = new PullRequest(
                PullRequestId.of(told.get("id").asLong()),
                "Work",
                false,
                null,
                new PullRequest.Side(REPOSITORY, GitRef.branch("feature"), commit(told.get("commit"))),
                new PullRequest.Side(REPOSITORY, GitRef.branch("main"), null),
                null,
                null);
        return new KnownPullRequest(pullRequest, false, commit(told.get("commit")), true, time(told.get("at")));
    }

    private static RepositoryEvent pushed(JsonNode told) {
        EventHeader header = new EventHeader(
                EventId.from("pushed"),
                PROJECT,
                REPOSITORY,
                time(told.get("at")),
                new Delivery(HookId.of("0123456789abcdef0123456789abcdef"), "d-1", "repo:push"),
                null);
        return new RepositoryEvent.Pushed(
                header,
                List.of(new RefChange(
                        GitRef.of(told.get("ref").asText()), null, commit(told.get("commit")), false, "work")));
    }

    private static Map<String, String> texts(JsonNode told) {
        Map<String, String> texts = new TreeMap<>();
        told.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
        return texts;
    }

    private static CommitHash commit(JsonNode digits) {
        return CommitHash.of(digits.asText().repeat(20));
    }

    private static Instant time(JsonNode told) {
        return Instant.parse("2026-11-20T" + told.asText() + ":00Z");
    }
}
