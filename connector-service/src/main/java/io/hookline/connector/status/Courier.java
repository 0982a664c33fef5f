package io.hookline.connector.status;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.CommitHash;
import io.hookline.bitbucket.CommitStatus;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.PullRequestId;
import io.hookline.bitbucket.Repository;
import io.hookline.bitbucket.RepositoryId;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.connector.connection.Access;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.event.RepositoryRef;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows a status where Bitbucket has the commit: in the project's repository, which has the commits of its pull requests; where that one
 * does not, in the fork that the pull request comes from.
 */
final class Courier {

    private final Bitbucket bitbucket;
    private final RepositoryRef target;
    private final BuildStatus status;
    private final CommitHash commit;
    private final CommitStatus inTarget;
    private final CommitStatus inFork;

    Courier(Access access, RepositoryRef target, BuildStatus status) {
        this.bitbucket = access.bitbucket();
        this.target = target;
        this.status = status;
        this.commit = new CommitHash(status.commit().value());
        this.inTarget = Presentation.inTarget(status, access.product());
        this.inFork = Presentation.inFork(status);
    }

    /** Where it is shown: a fork's path, or nothing for the project's own repository. */
    Result<Optional<RepositoryPath>> deliver(Optional<RepositoryPath> knownFork) {
        return knownFork
                .map(fork -> in(fork).recover(failure -> ifNotFound(failure, this::deliverToTarget)))
                .orElseGet(this::deliverToTarget);
    }

    private Result<Optional<RepositoryPath>> deliverToTarget() {
        RepositoryPath path = RepositoryPath.of(target.path());
        return set(path)
                .recover(failure -> ifNotFound(failure, () -> whereItMoved(path)))
                .recover(failure -> Presentation.isOfFork(status)
                        ? ifNotFound(failure, () -> source(path).flatMap(this::in))
                        : Result.failed(failure));
    }

    private Result<Optional<RepositoryPath>> set(RepositoryPath path) {
        return bitbucket.setStatus(path, commit, inTarget).map(_ -> Optional.empty());
    }

    private Result<Optional<RepositoryPath>> in(RepositoryPath fork) {
        return bitbucket.setStatus(fork, commit, inFork).map(_ -> Optional.of(fork));
    }

    private Result<Optional<RepositoryPath>> whereItMoved(RepositoryPath last) {
        return bitbucket
                .repository(new RepositoryId(target.id().value()), last)
                .map(Repository::path)
                .flatMap(now -> now.equals(last) ? noCommit() : set(now));
    }

    private Result<RepositoryPath> source(RepositoryPath path) {
        var pullRequest = status.pullRequest();
        return pullRequest == null
                ? noCommit()
                : bitbucket
                        .pullRequest(path, new PullRequestId(pullRequest.id().value()))
                        .flatMap(found -> found.source().path() == null
                                ? noCommit()
                                : Result.ok(found.source().path()));
    }

    private static <T> Result<T> ifNotFound(Failure failure, Supplier<Result<T>> otherwise) {
        return failure instanceof Failure.NotFound ? otherwise.get() : Result.failed(failure);
    }

    private static <T> Result<T> noCommit() {
        return Result.failed(new Failure.NotFound("Bitbucket shows no such commit in the repository"));
    }
}
