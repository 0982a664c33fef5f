package io.hookline.trigger.decide;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.PullRequest;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.project.ProjectSettings;
import io.hookline.trigger.rule.Change;
import io.hookline.trigger.rule.Question;
import io.hookline.trigger.state.Head;
import io.hookline.trigger.state.KnownPullRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the rules looked at, for people who ask why. Names and hashes only: no message, no title. */
final class Inputs {

    private Inputs() {}

    static Map<String, String> of(Question question) {
        Map<String, String> inputs = new TreeMap<>();
        settings(question.settings(), inputs);
        inputs.put("settingsVersion", Long.toString(question.project().project().version()));
        inputs.put(
                "defaultBranch",
                question.project().defaultBranch().map(GitRef::name).orElse("none"));
        inputs.put("skipMark", question.skip().name());
        head(question.head(), inputs);
        if (question.change() instanceof Change.RefMoved(GitRef _, CommitHash before, CommitHash _, String _)) {
            put("before", before, inputs);
        }
        inputs.put(
                "openPullRequests",
                question.openFromRef().stream()
                        .map(open -> open.pullRequest().id().toString())
                        .collect(Collectors.joining(",")));
        pullRequest(question, inputs);
        inputs.put("buildsOfLane", Integer.toString(question.builds().size()));
        return inputs;
    }

    private static void settings(ProjectSettings settings, Map<String, String> inputs) {
        inputs.put("buildMode", settings.buildMode().name());
        inputs.put("forks", settings.forks().name());
        inputs.put("tags", settings.tags().name());
        inputs.put("drafts", settings.drafts().name());
        inputs.put("skipMarkers", Boolean.toString(settings.skipMarkers()));
        inputs.put("autoCancel", Boolean.toString(settings.autoCancel()));
        inputs.put("sourceBranches", String.join(" ", settings.sourceBranches()));
        inputs.put("targetBranches", String.join(" ", settings.targetBranches()));
        inputs.put("alwaysBuild", String.join(" ", settings.alwaysBuild()));
        inputs.put("tagPatterns", String.join(" ", settings.tagPatterns()));
    }

    private static void head(@Nullable Head head, Map<String, String> inputs) {
        if (head != null) {
            inputs.put("head", head.commit() == null ? "deleted" : head.commit().value());
        }
    }

    private static void pullRequest(Question question, Map<String, String> inputs) {
        PullRequest pullRequest = question.pullRequest();
        if (pullRequest == null) {
            return;
        }
        inputs.put("fork", Boolean.toString(question.isFork()));
        question.approver().ifPresent(approver -> inputs.put("approvedBy", approver.inWords()));
        inputs.put("draft", Boolean.toString(pullRequest.draft()));
        inputs.put("target", pullRequest.target().ref().name());
        KnownPullRequest known = question.known();
        if (known != null) {
            inputs.put("pullRequestWas", known.open() ? "open" : "closed");
            inputs.put("targetWas", known.pullRequest().target().ref().name());
            put("commitWas", known.commit(), inputs);
        }
    }

    private static void put(String name, @Nullable CommitHash commit, Map<String, String> inputs) {
        if (commit != null) {
            inputs.put(name, commit.value());
        }
    }
}
