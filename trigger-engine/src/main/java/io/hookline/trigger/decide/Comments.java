package io.hookline.trigger.decide;

import io.hookline.contracts.event.Actor;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.event.RepositoryEvent.PullRequestCommentAdded;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.contracts.project.ProjectSettings.ForkPolicy;
import io.hookline.trigger.rule.Change;
import io.hookline.trigger.state.Approver;
import io.hookline.trigger.state.KnownPullRequest;
import io.hookline.trigger.state.ProjectState;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the comment by which an approver has a fork's commit built from any other. */
final class Comments {

    /** Shorter ones are too easily made to fit another commit. */
    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{12,40}");

    private Comments() {}

    static Change change(PullRequestCommentAdded added, ProjectState state) {
        ProjectSettings settings = state.project().project().settings();
        PullRequest told = added.pullRequest();
        boolean mayApprove = settings.forks() == ForkPolicy.APPROVAL && told.isFromFork(state.repository());
        Optional<String> asked = mayApprove ? asked(added.comment(), settings.approvalComment()) : Optional.empty();
        if (asked.isEmpty()) {
            return new Change.NoCode(told, "a comment was added");
        }
        String who = account(added.header());
        if (who == null || !settings.approvers().contains(who)) {
            return new Change.NoCode(told, "a comment asks for a build, and who wrote it is no approver");
        }
        CommitHash commit = commit(asked.get(), told);
        return commit == null
                ? new Change.NoCode(told, "a comment asks for a build, and names no commit that could be built")
                : new Change.PullRequestApproved(
                        state.pullRequest(told.id())
                                .map(KnownPullRequest::pullRequest)
                                .orElse(told),
                        commit,
                        new Approver(who, Approver.Way.COMMENT));
    }

    /** What stands behind the command in the comment's first line; empty where that line does not give the command. */
    private static Optional<String> asked(String comment, String command) {
        String line = comment.lines().findFirst().orElse("").strip();
        if (line.equals(command)) {
            return Optional.of("");
        }
        return line.startsWith(command + " ")
                ? Optional.of(line.substring(command.length()).strip())
                : Optional.empty();
    }

    private static @Nullable CommitHash commit(String named, PullRequest told) {
        if (named.isEmpty()) {
            return told.source().commit();
        }
        return COMMIT.matcher(named).matches() ? CommitHash.of(named) : null;
    }

    private static @Nullable String account(EventHeader header) {
        Actor actor = header.actor();
        return actor == null ? null : actor.stableId(header.repository().product());
    }
}
