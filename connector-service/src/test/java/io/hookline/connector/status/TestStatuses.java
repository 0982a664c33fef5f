package io.hookline.connector.status;

import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.build.BuildStatus.State;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages about builds for unit tests. */
final class TestStatuses {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final BuildId BUILD = BuildId.of("7dc2d6ef-85e2-8eed-a1eb-544a778c5872");

    private TestStatuses() {}

    /** A message of a run, so many seconds after noon; a run is {@code -}, a number, or {@code b} and a number for one of the build. */
    static BuildStatus of(String run, State state, int second) {
        BuildId build = run.startsWith("b") ? BUILD : null;
        String number = run.equals("-") || run.equals("b") ? null : run.replace("b", "");
        return status(build, number, state, null, null, NOON.plusSeconds(second));
    }

    static BuildStatus described(State state, @Nullable String description) {
        return status(BUILD, "7", state, description, null, NOON);
    }

    static BuildStatus ofPullRequest(boolean fork) {
        return status(BUILD, "7", State.PASSED, null, new BuildStatus.PullRequest(PullRequestId.of(3), fork), NOON);
    }

    static StatusView view(
            BuildStatus wanted,
            Delivery delivery,
            Instant dueAt,
            int attempts,
            int refusals,
            @Nullable Instant shownAt) {
        return new StatusView(
                StatusId.random(),
                1,
                wanted,
                List.of(),
                1,
                delivery,
                dueAt,
                NOON,
                attempts,
                refusals,
                attempts == 0 ? null : "HTTP 503",
                shownAt,
                null);
    }

    private static BuildStatus status(
            @Nullable BuildId build,
            @Nullable String number,
            State state,
            @Nullable String description,
            BuildStatus.@Nullable PullRequest pullRequest,
            Instant at) {
        return new BuildStatus(
                ProjectId.of("00000000-0000-4000-8000-000000000001"),
                build,
                "ci",
                CommitHash.of("2".repeat(40)),
                GitRef.branch("feature/x"),
                pullRequest,
                state,
                null,
                description,
                URI.create("https://ci.example/1"),
                number,
                61_500L,
                "plan",
                new BuildStatus.TestResults(42, 2, 1),
                at);
    }
}
