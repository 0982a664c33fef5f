package io.hookline.benchmarks.trigger;

import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.PullRequestId;
import io.hookline.contracts.project.Project;
import java.time.Instant;
import java.util.List;

/** Pull requests of one repository, of which a few are worked on while the others stay open. */
final class Reviews {

    private static final int ACTIVE = 10;

    private final Project project = Fleet.reviewed();
    private final Pushes commits = new Pushes(List.of(project), 1);
    private int made;

    Project project() {
        return project;
    }

    RepositoryEvent opened(int number) {
        return new RepositoryEvent.PullRequestOpened(header(), pullRequest(number, commits.commit()));
    }

    /** A push to the branch of one, and the pull request's own event of it, as Bitbucket sends both. */
    List<RepositoryEvent> worked() {
        int number = 1 + made % ACTIVE;
        CommitHash commit = commits.commit();
        Push push = new Push(project, "review/" + number, null, commit, "worked-" + made);
        return List.of(push.event(), new RepositoryEvent.PullRequestUpdated(header(), pullRequest(number, commit)));
    }

    private EventHeader header() {
        return new EventHeader(
                EventId.from("review", made++), project.id(), project.repository(), Instant.now(), null, null);
    }

    private PullRequest pullRequest(int number, CommitHash commit) {
        return new PullRequest(
                PullRequestId.of(number),
                "Count the coins",
                false,
                null,
                new PullRequest.Side(project.repository(), GitRef.branch("review/" + number), commit),
                new PullRequest.Side(project.repository(), GitRef.branch("main"), commits.commit()),
                null,
                Instant.now());
    }
}
