package io.hookline.connector.status;

import io.hookline.bitbucket.CommitStatus;
import io.hookline.bitbucket.RefName;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.event.Product;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A build's state in Bitbucket's terms. Neither product knows a build that waits or one that broke off: the description tells them apart. */
final class Presentation {

    private Presentation() {}

    /** For the project's own repository. */
    static CommitStatus inTarget(BuildStatus status, Product product) {
        return of(status, hasRef(status, product) ? ref(status) : null);
    }

    /** For the fork that a pull request comes from. */
    static CommitStatus inFork(BuildStatus status) {
        return of(status, ref(status));
    }

    // A fork's branch is none of the target's, where Data Center would take it for one; Cloud matches it with the pull
    // request's source.
    private static boolean hasRef(BuildStatus status, Product product) {
        return switch (product) {
            case CLOUD -> true;
            case DATA_CENTER -> !isOfFork(status);
        };
    }

    static boolean isOfFork(BuildStatus status) {
        return status.pullRequest() != null && status.pullRequest().fork();
    }

    private static CommitStatus of(BuildStatus status, @Nullable RefName ref) {
        return new CommitStatus(
                status.keyOrBuild(),
                state(status.state()),
                name(status),
                description(status.state(), status.description()),
                status.url(),
                ref,
                new CommitStatus.Details(
                        status.number(),
                        status.durationMs() == null ? null : Duration.ofMillis(status.durationMs()),
                        status.parent(),
                        tests(status.testResults())));
    }

    private static CommitStatus.State state(BuildStatus.State state) {
        return switch (state) {
            case QUEUED, RUNNING -> CommitStatus.State.IN_PROGRESS;
            case PASSED -> CommitStatus.State.SUCCESSFUL;
            case FAILED, ERRORED -> CommitStatus.State.FAILED;
            case CANCELLED -> CommitStatus.State.STOPPED;
        };
    }

    private static String description(BuildStatus.State state, @Nullable String given) {
        String word = switch (state) {
            case QUEUED -> "Queued";
            case RUNNING -> "Running";
            case PASSED -> "Passed";
            case FAILED -> "Failed";
            case ERRORED -> "Errored";
            case CANCELLED -> "Cancelled";
        };
        if (given == null || given.isBlank()) {
            return word;
        }
        return state == BuildStatus.State.ERRORED ? word + ": " + given : given;
    }

    private static String name(BuildStatus status) {
        if (status.name() != null) {
            return status.name();
        }
        return status.key() == null ? "Build" : status.key();
    }

    private static @Nullable RefName ref(BuildStatus status) {
        return status.ref() == null ? null : new RefName(status.ref().fullName());
    }

    private static CommitStatus.@Nullable TestResults tests(BuildStatus.@Nullable TestResults tests) {
        return tests == null ? null : new CommitStatus.TestResults(tests.successful(), tests.failed(), tests.skipped());
    }
}
