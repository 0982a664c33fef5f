package io.hookline.trigger.store;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import java.time.Instant;

/** What decisions or builds are looked for by; typed, so that no text of a user becomes SQL. */
public sealed interface Condition {

    record OfProject(ProjectId project) implements Condition {}

    record OfDelivery(String delivery) implements Condition {}

    record OfEvent(EventId event) implements Condition {}

    record OfRef(GitRef ref) implements Condition {}

    /** The commit, or all that begin with its digits. */
    record OfCommit(CommitHash commit) implements Condition {}

    record OfPullRequest(PullRequestId pullRequest) implements Condition {}

    record OfOutcome(String outcome) implements Condition {}

    record OfRule(String rule) implements Condition {}

    /** Not before this. */
    record From(Instant instant) implements Condition {}

    /** Before this. */
    record To(Instant instant) implements Condition {}
}
