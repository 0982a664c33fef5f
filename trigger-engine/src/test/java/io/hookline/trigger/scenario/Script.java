package io.hookline.trigger.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.trigger.state.Approver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Writes events from a scenario's short form. A commit is two hexadecimal digits that stand for the hash that repeats them; pull request
 * events of Cloud have the first 12 digits only, as Bitbucket's have. {@code changed} is when Bitbucket changed a pull request, in seconds.
 */
final class Script {

    static final ProjectId PROJECT = ProjectId.of("11111111-1111-4111-8111-111111111111");
    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final HookId HOOK = HookId.of("0123456789abcdef0123456789abcdef");

    private final Product product;
    private int events;

    Script(Product product) {
        this.product = product;
    }

    static CommitHash commit(String digits) {
        return CommitHash.of(digits.repeat(20));
    }

    static String digits(CommitHash commit) {
        return commit.value().substring(0, 2);
    }

    RepositoryRef repository() {
        return switch (product) {
            case CLOUD ->
                new RepositoryRef(product, RepositoryId.of("{aaaaaaaa-0000-4000-8000-000000000001}"), "acme/shop");
            case DATA_CENTER -> new RepositoryRef(product, RepositoryId.of("84"), "ACME/shop");
        };
    }

    RepositoryRef fork() {
        return switch (product) {
            case CLOUD ->
                new RepositoryRef(product, RepositoryId.of("{bbbbbbbb-0000-4000-8000-000000000002}"), "bob/shop");
            case DATA_CENTER -> new RepositoryRef(product, RepositoryId.of("97"), "~BOB/shop");
        };
    }

    /** What happens. */
    sealed interface Step {

        /** An event comes. */
        record Told(RepositoryEvent event) implements Step {}

        /** Somebody asks over REST for a commit to be approved. */
        record Approve(EventHeader header, PullRequestId pullRequest, CommitHash commit, Approver by) implements Step {}
    }

    List<Step> steps(JsonNode script) {
        List<Step> written = new ArrayList<>();
        script.forEach(step -> step.properties().forEach(one -> written.add(step(one))));
        return written;
    }

    private Step step(Map.Entry<String, JsonNode> step) {
        if (!step.getKey().equals("approve")) {
            return new Step.Told(event(step));
        }
        JsonNode told = step.getValue();
        return new Step.Approve(
                header("approve"),
                PullRequestId.of(told.get("id").asLong()),
                commit(told.get("commit").asText()),
                new Approver(told.path("by").asText("olga"), Approver.Way.REST));
    }

    private RepositoryEvent event(Map.Entry<String, JsonNode> step) {
        JsonNode told = step.getValue();
        return switch (step.getKey()) {
            case "push" -> new RepositoryEvent.Pushed(header("push"), changes(told));
            case "opened" -> pullRequest(told, RepositoryEvent.PullRequestOpened::new);
            case "updated" -> pullRequest(told, RepositoryEvent.PullRequestUpdated::new);
            case "declined" -> pullRequest(told, RepositoryEvent.PullRequestDeclined::new);
            case "deleted" -> pullRequest(told, RepositoryEvent.PullRequestDeleted::new);
            case "merged" ->
                pullRequest(told, (header, merged) -> new RepositoryEvent.PullRequestMerged(header, merged, null));
            case "commented" ->
                pullRequest(
                        told,
                        (header, on) -> new RepositoryEvent.PullRequestCommentAdded(
                                by(header, told.path("by").asText("7")),
                                on,
                                told.path("comment").asText("please look at this")));
            case "renamed" -> new RepositoryEvent.RepositoryChanged(header("renamed"), told.asText());
            case "refsSeen" -> refsSeen(told);
            case "pullRequestsSeen" -> pullRequestsSeen(told);
            default -> throw new IllegalArgumentException("no such event: " + step.getKey());
        };
    }

    private RepositoryEvent pullRequest(JsonNode told, BiFunction<EventHeader, PullRequest, RepositoryEvent> event) {
        return event.apply(header("pull-request"), pullRequest(told, product == Product.CLOUD));
    }

    private RepositoryEvent refsSeen(JsonNode told) {
        List<RepositoryEvent.ObservedRef> refs = new ArrayList<>();
        told.get("refs")
                .properties()
                .forEach(ref -> refs.add(new RepositoryEvent.ObservedRef(
                        ref(ref.getKey()), commit(ref.getValue().asText()))));
        return new RepositoryEvent.RefsObserved(
                observed(told),
                told.path("baseline").asBoolean(),
                told.path("default").asText("main"),
                refs);
    }

    private RepositoryEvent pullRequestsSeen(JsonNode told) {
        List<PullRequest> open = new ArrayList<>();
        told.get("open").forEach(one -> open.add(pullRequest(one, false)));
        return new RepositoryEvent.PullRequestsObserved(
                observed(told), told.path("baseline").asBoolean(), open);
    }

    private List<RefChange> changes(JsonNode told) {
        List<RefChange> changes = new ArrayList<>();
        told.forEach(change -> changes.add(new RefChange(
                ref(change.get("ref").asText()),
                change.hasNonNull("before") ? commit(change.get("before").asText()) : null,
                change.hasNonNull("after") ? commit(change.get("after").asText()) : null,
                change.path("forced").asBoolean(),
                change.has("message") ? change.get("message").textValue() : "work")));
        return changes;
    }

    private PullRequest pullRequest(JsonNode told, boolean abbreviate) {
        RepositoryRef source = switch (told.path("from").asText("own")) {
            case "own" -> repository();
            case "fork" -> fork();
            case "deleted fork" -> null;
            default -> throw new IllegalArgumentException("from own, fork or deleted fork");
        };
        CommitHash commit =
                told.hasNonNull("commit") ? commit(told.get("commit").asText()) : null;
        if (commit != null && abbreviate) {
            commit = CommitHash.of(commit.value().substring(0, 12));
        }
        return new PullRequest(
                PullRequestId.of(told.get("id").asLong()),
                told.path("title").asText("Work"),
                told.path("draft").asBoolean(),
                new Actor("u1", "Ann"),
                new PullRequest.Side(source, ref(told.get("source").asText()), commit),
                new PullRequest.Side(repository(), ref(told.path("target").asText("main")), null),
                null,
                told.has("changed") ? START.plusSeconds(told.get("changed").asLong()) : null);
    }

    static GitRef ref(String name) {
        return name.startsWith("tag:") ? GitRef.tag(name.substring(4)) : GitRef.branch(name);
    }

    private EventHeader header(String kind) {
        events++;
        String delivery = kind + "-" + events;
        return new EventHeader(
                EventId.from(delivery),
                PROJECT,
                repository(),
                START.plusSeconds(60L * events),
                new Delivery(HOOK, delivery, kind.toLowerCase(Locale.ROOT)),
                null);
    }

    /** Cloud's accounts have an id that stays; Data Center's have a name, and a number that stays. */
    private EventHeader by(EventHeader header, String account) {
        Actor actor = product == Product.CLOUD ? new Actor(account, "Ann") : new Actor("ann", "Ann", account);
        return new EventHeader(
                header.id(), header.project(), header.repository(), header.receivedAt(), header.delivery(), actor);
    }

    /** A look may be older than the events before it: {@code agoSeconds} before the last of them. */
    private EventHeader observed(JsonNode told) {
        events++;
        Instant at = START.plusSeconds(60L * events - told.path("agoSeconds").asLong());
        return new EventHeader(EventId.from("observed", events), PROJECT, repository(), at, null, null);
    }
}
