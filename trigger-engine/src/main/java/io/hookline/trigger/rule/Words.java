package io.hookline.trigger.rule;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.CommitHash;
import io.hookline.trigger.state.KnownPullRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of things as reasons use them. */
final class Words {

    private static final int SHORT = 12;

    private Words() {}

    static String of(GitRef ref) {
        return (ref.isTag() ? "tag " : "branch ") + ref.name();
    }

    static String of(PullRequest pullRequest) {
        return "pull request " + pullRequest.id();
    }

    static String of(@Nullable CommitHash commit) {
        return commit == null
                ? "no commit"
                : "commit "
                        + commit.value()
                                .substring(0, Math.min(SHORT, commit.value().length()));
    }

    static String of(List<KnownPullRequest> pullRequests) {
        return pullRequests.stream()
                .map(known -> "#" + known.pullRequest().id())
                .collect(Collectors.joining(", "));
    }
}
