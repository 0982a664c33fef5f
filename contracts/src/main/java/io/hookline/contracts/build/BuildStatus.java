package io.hookline.contracts.build;

import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a build is, as people are to see it on the commit and its pull request. Topic {@code hookline.build-statuses}, keyed by project id
 * and commit ({@code <project>:<commit>}), so that one commit's messages keep their order.
 *
 * @param build the build that was requested; null for one that Hookline did not ask for
 * @param key which of the commit's builds this is, such as a pipeline's name: one status is shown for each; the build's id where it is null
 * @param commit all 40 digits
 * @param ref the branch or tag that was built; for a pull request its source
 * @param pullRequest as the build request has it; null for a branch or tag without one
 * @param name what people call the build; the key where it is null
 * @param description one sentence about the state
 * @param url where people read more: http or https, without user, at most 450 characters
 * @param number what people call this run of the build; a run that is started again has another number, or another build id
 * @param durationMs how long the run took, in milliseconds
 * @param parent the key of the plan that the build belongs to, which Data Center's required builds are told by
 * @param testResults how its tests ended
 * @param at when the build came to this state
 */
public record BuildStatus(
        ProjectId project,
        @Nullable BuildId build,
        @Nullable String key,
        CommitHash commit,
        @Nullable GitRef ref,
        @Nullable PullRequest pullRequest,
        State state,
        @Nullable String name,
        @Nullable String description,
        URI url,
        @Nullable String number,
        @Nullable Long durationMs,
        @Nullable String parent,
        @Nullable TestResults testResults,
        Instant at) {

    private static final int LONGEST_URL = 450;
    private static final int LONGEST_KEY = 500;
    private static final int LONGEST_NUMBER = 255;
    private static final int LONGEST_PARENT = 1_024;
    private static final int LONGEST_TEXT = 10_000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** How far a build can be. */
    public enum State {
        /** It waits to be run. */
        QUEUED,
        RUNNING,
        PASSED,
        /** What was built is at fault. */
        FAILED,
        /** The build could not be carried out, which says nothing of what was built. */
        ERRORED,
        /** Somebody stopped it, which says nothing of what was built. */
        CANCELLED;

        /** Whether nothing comes after it in the same run. */
        public boolean isFinal() {
            return switch (this) {
                case QUEUED, RUNNING -> false;
                case PASSED, FAILED, ERRORED, CANCELLED -> true;
            };
        }
    }

    /** The pull request that was built, and whether its source is in a fork. */
    public record PullRequest(PullRequestId id, boolean fork) {
        public PullRequest {
            Objects.requireNonNull(id);
        }
    }

    /** How many tests came to which end. */
    public record TestResults(int successful, int failed, int skipped) {
        public TestResults {
            check(successful >= 0 && failed >= 0 && skipped >= 0, "counts of tests are not negative");
        }
    }

    public BuildStatus {
        Objects.requireNonNull(project);
        Objects.requireNonNull(state);
        Objects.requireNonNull(at);
        check(build != null || key != null, "a status has a build or a key");
        check(key == null || isLine(key, LONGEST_KEY), "a key is one line of 1 to 500 characters");
        check(commit.isComplete(), "a status is of a commit with all 40 digits");
        check(name == null || isLine(name, LONGEST_TEXT), "a name is one line");
        check(
                description == null || description.length() <= LONGEST_TEXT,
                "a description has at most 10,000 characters");
        check(
                isWebAddress(url),
                "a url is http or https with a host and without a user, and has at most 450 characters");
        check(number == null || isLine(number, LONGEST_NUMBER), "a number is one line of 1 to 255 characters");
        check(durationMs == null || durationMs >= 0, "a duration is not negative");
        check(parent == null || isLine(parent, LONGEST_PARENT), "a parent is one line of 1 to 1,024 characters");
    }

    /** The key, or the build's id in its place. */
    public String keyOrBuild() {
        return key == null ? String.valueOf(build) : key;
    }

    private static boolean isLine(String text, int longest) {
        return !text.isBlank()
                && text.length() <= longest
                && !CONTROL.matcher(text).find();
    }

    private static boolean isWebAddress(URI url) {
        return url.getHost() != null
                && ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
                && url.getRawUserInfo() == null
                && url.toString().length() <= LONGEST_URL;
    }

    private static void check(boolean holds, String broken) {
        if (!holds) {
            throw new IllegalArgumentException(broken);
        }
    }
}
