package io.hookline.trigger.command;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.project.Project;
import io.hookline.trigger.manual.Target;
import io.hookline.trigger.state.CommitAnswer;
import io.hookline.trigger.state.CommitQuestion;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownBuild;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.store.Condition;
import io.hookline.trigger.store.Evidence;
import io.hookline.trigger.store.Overview;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a wish means, from what is known and what Bitbucket answered. */
@ApplicationScoped
class Targets {

    private final Evidence evidence;
    private final Overview overview;

    Targets(Evidence evidence, Overview overview) {
        this.evidence = evidence;
        this.overview = overview;
    }

    /** What came of looking. */
    sealed interface Search {

        record Found(Target target) implements Search {}

        /** Bitbucket must be asked first. */
        record Asks(CommitQuestion question) implements Search {}

        /** Bitbucket must be asked where the ref stands. */
        record AsksHead(GitRef ref) implements Search {}

        record Impossible(String why) implements Search {}
    }

    Uni<Search> find(
            SqlConnection connection, Project project, BuildWish wish, Map<CommitQuestion, CommitAnswer> answers) {
        return switch (wish) {
            case BuildWish.OfRef(GitRef ref, var commit) -> ofRef(connection, project, ref, commit, answers);
            case BuildWish.OfCommit(CommitHash commit) -> ofCommit(connection, project, commit, answers);
            case BuildWish.OfPullRequest(var number) ->
                evidence.pullRequest(connection, project.id(), number)
                        .map(
                                known -> known.map(one -> ofPullRequest(project, one, answers))
                                        .orElse(
                                                new Search.Impossible(
                                                        "Pull request " + number
                                                                + " is not known here: no webhook and no look at the repository has told of it.")));
        };
    }

    /** What a build was of, so that it can be built again. */
    Uni<Search> again(SqlConnection connection, Project project, KnownBuild build) {
        if (build.pullRequest() == null) {
            return Uni.createFrom().item(new Search.Found(new Target(build.ref(), build.commit(), null)));
        }
        return evidence.pullRequest(connection, project.id(), build.pullRequest())
                .map(known -> known.map(one -> target(build.ref(), build.commit(), one.pullRequest()))
                        .orElse(new Search.Impossible(
                                "Pull request " + build.pullRequest() + " is no longer known here.")));
    }

    private Uni<Search> ofRef(
            SqlConnection connection,
            Project project,
            GitRef ref,
            @Nullable CommitHash commit,
            Map<CommitQuestion, CommitAnswer> answers) {
        if (commit != null) {
            return Uni.createFrom().item(complete(project, project.repository(), ref, commit, null, answers));
        }
        return evidence.heads(connection, project.id(), ref)
                .map(heads -> heads.stream()
                        .findFirst()
                        .flatMap(head -> Optional.ofNullable(head.commit()))
                        .<Search>map(head -> new Search.Found(new Target(ref, head, null)))
                        .orElse(new Search.AsksHead(ref)));
    }

    private Uni<Search> ofCommit(
            SqlConnection connection, Project project, CommitHash commit, Map<CommitQuestion, CommitAnswer> answers) {
        List<Condition> conditions = List.of(new Condition.OfProject(project.id()), new Condition.OfCommit(commit));
        return evidence.heads(connection, project.id(), commit)
                .chain(heads -> overview.builds(connection, conditions, null, 1).map(builds -> {
                    Optional<GitRef> ref = seenOn(heads, commit, builds);
                    return ref.map(on -> complete(project, project.repository(), on, commit, null, answers))
                            .orElse(new Search.Impossible("Commit " + commit
                                    + " was not seen on any branch or tag. Give the branch or tag too."));
                }));
    }

    /** The ref that stands there, else one that stood there, else the one that it was built on, unless that is a fork's. */
    private static Optional<GitRef> seenOn(List<Head> heads, CommitHash commit, List<Overview.BuildEntry> builds) {
        return heads.stream()
                .filter(head -> head.isAt(commit))
                .findFirst()
                .or(() -> heads.stream().findFirst())
                .map(Head::ref)
                .or(() -> builds.stream()
                        .map(Overview.BuildEntry::build)
                        .filter(build -> build.lane().name().equals(build.ref().fullName()))
                        .map(KnownBuild::ref)
                        .findFirst());
    }

    private static Search ofPullRequest(
            Project project, KnownPullRequest known, Map<CommitQuestion, CommitAnswer> answers) {
        PullRequest pullRequest = known.pullRequest();
        RepositoryRef source = pullRequest.source().repository();
        if (!known.open()) {
            return new Search.Impossible("Pull request " + pullRequest.id() + " is closed.");
        }
        if (source == null || known.commit() == null) {
            return new Search.Impossible(
                    "The source of pull request " + pullRequest.id() + " is gone: its fork or branch was deleted.");
        }
        return complete(project, source, pullRequest.source().ref(), known.commit(), pullRequest, answers);
    }

    /** A commit that somebody names is asked for, so that what is requested can be checked out. */
    private static Search complete(
            Project project,
            RepositoryRef repository,
            GitRef ref,
            CommitHash commit,
            @Nullable PullRequest pullRequest,
            Map<CommitQuestion, CommitAnswer> answers) {
        if (pullRequest != null && commit.isComplete()) {
            return target(ref, commit, pullRequest);
        }
        CommitQuestion question = new CommitQuestion(project.id(), repository, commit);
        return switch (answers.get(question)) {
            case null -> new Search.Asks(question);
            case CommitAnswer.Found(CommitHash found, String _) -> target(ref, found, pullRequest);
            case CommitAnswer.Unknown _, CommitAnswer.NotToBeHad _ ->
                new Search.Impossible("Bitbucket has no commit " + commit + " in the source repository.");
        };
    }

    private static Search target(GitRef ref, CommitHash commit, @Nullable PullRequest pullRequest) {
        return pullRequest != null && pullRequest.source().repository() == null
                ? new Search.Impossible("The fork of pull request " + pullRequest.id() + " was deleted.")
                : new Search.Found(new Target(ref, commit, pullRequest));
    }
}
