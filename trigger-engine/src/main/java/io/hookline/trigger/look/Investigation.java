package io.hookline.trigger.look;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.trigger.TriggerConfig;
import io.hookline.trigger.explain.Facts;
import io.hookline.trigger.explain.Facts.ProjectFacts;
import io.hookline.trigger.explain.Facts.Sight;
import io.hookline.trigger.explain.Facts.Times;
import io.hookline.trigger.explain.Facts.WaitingEvent;
import io.hookline.trigger.explain.Inquiry;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownProject;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.store.Condition;
import io.hookline.trigger.store.DecisionLog;
import io.hookline.trigger.store.Drifts;
import io.hookline.trigger.store.Evidence;
import io.hookline.trigger.store.Evidence.History;
import io.hookline.trigger.store.Overview;
import io.hookline.trigger.store.Projects;
import io.hookline.trigger.store.WaitingRoom;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the facts about an inquiry, all as of one moment. */
@ApplicationScoped
public class Investigation {

    private static final int DECISIONS = 50;
    private static final int BUILDS = 50;
    private static final int WAITING = 200;

    /** Pull request events of Cloud name that many digits, and decisions that ended before a look-up keep them. */
    private static final int TOLD_DIGITS = 12;

    private final ReadOnly readOnly;
    private final Projects projects;
    private final DecisionLog log;
    private final Overview overview;
    private final Evidence evidence;
    private final Drifts drifts;
    private final WaitingRoom room;
    private final Times times;

    Investigation(
            ReadOnly readOnly,
            Projects projects,
            DecisionLog log,
            Overview overview,
            Evidence evidence,
            Drifts drifts,
            WaitingRoom room,
            TriggerConfig config) {
        this.readOnly = readOnly;
        this.projects = projects;
        this.log = log;
        this.overview = overview;
        this.evidence = evidence;
        this.drifts = drifts;
        this.room = room;
        this.times = new Times(config.grace(), config.projectWait());
    }

    public Uni<Facts> about(Inquiry inquiry) {
        return readOnly.look(connection -> about(connection, inquiry));
    }

    private Uni<Facts> about(SqlConnection connection, Inquiry inquiry) {
        ProjectId project = inquiry.project();
        return project(connection, project)
                .chain(known -> decisions(connection, inquiry)
                        .chain(decisions -> builds(connection, inquiry)
                                .chain(builds -> heads(connection, inquiry)
                                        .chain(heads -> pullRequest(connection, inquiry)
                                                .chain(pullRequest -> surroundings(connection, project)
                                                        .map(rest -> new Facts(
                                                                known.orElse(null),
                                                                decisions,
                                                                builds,
                                                                heads,
                                                                pullRequest.orElse(null),
                                                                rest.sights(),
                                                                rest.waiting(),
                                                                rest.lastWebhook()
                                                                        .orElse(null),
                                                                times)))))));
    }

    private record Surroundings(List<Sight> sights, List<WaitingEvent> waiting, Optional<Instant> lastWebhook) {}

    private Uni<Optional<ProjectFacts>> project(SqlConnection connection, ProjectId project) {
        return projects.find(connection, List.of(project))
                .chain(found -> evidence.history(connection, project)
                        .map(history -> Optional.ofNullable(found.get(project))
                                .flatMap(known -> history.map(since -> facts(known, since)))));
    }

    private static ProjectFacts facts(KnownProject known, History history) {
        return new ProjectFacts(
                known,
                history.knownSince(),
                history.changedAt(),
                SettingNames.of(known.project().settings()));
    }

    private Uni<List<Decision>> decisions(SqlConnection connection, Inquiry inquiry) {
        return log.find(connection, conditions(inquiry), null, DECISIONS)
                .map(entries -> entries.stream()
                        .map(DecisionLog.Entry::decision)
                        .filter(decision -> isAbout(inquiry, decision.commit()))
                        .toList());
    }

    private Uni<List<KnownBuild>> builds(SqlConnection connection, Inquiry inquiry) {
        return overview.builds(connection, conditions(inquiry), null, BUILDS)
                .map(entries -> entries.stream()
                        .map(Overview.BuildEntry::build)
                        .filter(build -> isAbout(inquiry, build.commit()))
                        .toList());
    }

    private Uni<List<Head>> heads(SqlConnection connection, Inquiry inquiry) {
        return switch (inquiry) {
            case Inquiry.OfCommit(var project, var commit) -> evidence.heads(connection, project, commit);
            case Inquiry.OfRef(var project, var ref) -> evidence.heads(connection, project, ref);
            case Inquiry.OfPullRequest _ -> Uni.createFrom().item(List.of());
        };
    }

    private Uni<Optional<KnownPullRequest>> pullRequest(SqlConnection connection, Inquiry inquiry) {
        return inquiry instanceof Inquiry.OfPullRequest(var project, var number)
                ? evidence.pullRequest(connection, project, number)
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Surroundings> surroundings(SqlConnection connection, ProjectId project) {
        return drifts.of(connection, project)
                .chain(seen -> room.first(connection, project, WAITING)
                        .chain(waiting -> evidence.lastWebhook(connection, project)
                                .map(last -> new Surroundings(
                                        seen.stream()
                                                .map(one -> new Sight(Events.of(one.event()), one.firstSeen()))
                                                .toList(),
                                        waiting.stream()
                                                .map(one -> new WaitingEvent(
                                                        Events.of(one.event()), one.since(), one.reason()))
                                                .toList(),
                                        last))));
    }

    private static List<Condition> conditions(Inquiry inquiry) {
        Condition ofProject = new Condition.OfProject(inquiry.project());
        return List.of(
                ofProject,
                switch (inquiry) {
                    case Inquiry.OfCommit(var _, var commit) -> new Condition.OfCommit(told(commit));
                    case Inquiry.OfRef(var _, var ref) -> new Condition.OfRef(ref);
                    case Inquiry.OfPullRequest(var _, var number) -> new Condition.OfPullRequest(number);
                });
    }

    private static CommitHash told(CommitHash commit) {
        String digits = commit.value();
        return CommitHash.of(digits.substring(0, Math.min(TOLD_DIGITS, digits.length())));
    }

    private static boolean isAbout(Inquiry inquiry, @Nullable CommitHash commit) {
        return !(inquiry instanceof Inquiry.OfCommit(var _, var asked)) || (commit != null && commit.matches(asked));
    }
}
