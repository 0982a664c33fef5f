package io.hookline.trigger.state;

import io.hookline.contracts.id.BuildId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of what is known of a project. */
public sealed interface StateChange {

    /** A ref is known to stand there. */
    record HeadMoved(Head head) implements StateChange {}

    /** A pull request was opened, changed or closed. */
    record PullRequestTold(KnownPullRequest pullRequest) implements StateChange {}

    /** A commit of a fork's pull request may be built. */
    record CommitApproved(Approval approval) implements StateChange {}

    /** A build was requested. */
    record BuildAdded(KnownBuild build) implements StateChange {}

    /** Builds were superseded or cancelled. */
    record BuildsEnded(Lane lane, List<BuildId> builds, KnownBuild.Status status) implements StateChange {
        public BuildsEnded {
            builds = List.copyOf(builds);
        }
    }

    /** The ref or fork pull request is gone: nothing that was built in its lane counts any more. */
    record LaneEnded(Lane lane) implements StateChange {}

    /** All refs were seen; these differ from what webhooks told. Earlier differences that are not among them are gone. */
    record RefsSeen(@Nullable String defaultBranch, List<Drift> drifts) implements StateChange {
        public RefsSeen {
            drifts = List.copyOf(drifts);
        }
    }

    /** All open pull requests were seen; these differ from what webhooks told. */
    record PullRequestsSeen(List<Drift> drifts) implements StateChange {
        public PullRequestsSeen {
            drifts = List.copyOf(drifts);
        }
    }
}
