package io.hookline.connector.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.CommitHash;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.PullRequestId;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a build is, as it is sent here. */
@Schema(name = "NewStatus", examples = """
                {"build":"7dc2d6ef-85e2-8eed-a1eb-544a778c5872","key":"ci/linux",\
                "commit":"2222222222222222222222222222222222222222","ref":"refs/heads/feature/x",\
                "pullRequest":{"id":7,"fork":false},"state":"FAILED","name":"Linux","description":"2 of 45 tests failed",\
                "url":"https://ci.example/builds/123","number":"123","durationMs":61500,"parent":"ci",\
                "testResults":{"successful":42,"failed":2,"skipped":1},"at":"2026-11-20T10:00:00.123Z"}""")
record StatusForm(
        @Schema(description = "The id of the build request; without it, key is required") @Nullable
        UUID build,

        @Schema(description = "Which of the commit's builds this is; the build's id where it is left out") @Nullable
        String key,

        @Schema(description = "All 40 digits") @Nullable String commit,

        @Schema(description = "The branch or tag in full; for a pull request its source") @Nullable
        String ref,

        @Nullable PullRequestForm pullRequest,
        BuildStatus.@Nullable State state,
        @Nullable String name,
        @Nullable String description,

        @Schema(description = "http or https, without user, at most 450 characters") @Nullable
        String url,

        @Schema(description = "A run that is started again has another number, or another build") @Nullable
        String number,

        @Nullable Long durationMs,

        @Schema(description = "The plan's key, which Data Center's required builds are told by") @Nullable
        String parent,

        BuildStatus.@Nullable TestResults testResults,

        @Schema(description = "When the build came to this state; now where it is left out") @Nullable
        Instant at) {

    private static final String NO_COMMIT = "0".repeat(40);

    /** Taken from the build request, whose other fields are of no interest here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @Schema(name = "PullRequestOfStatus")
    record PullRequestForm(@Nullable Long id, boolean fork) {}

    BuildStatus read(ProjectId project, Instant now) {
        Faults faults = new Faults();
        String goodCommit = faults.required("commit", commit, NO_COMMIT);
        CommitHash hash = faults.read("commit", () -> new CommitHash(goodCommit));
        BuildStatus.State goodState = faults.required("state", state, BuildStatus.State.QUEUED);
        String goodUrl = faults.required("url", url, "");
        URI address = faults.read("url", () -> URI.create(goodUrl));
        GitRef goodRef = ref == null ? null : faults.read("ref", () -> GitRef.of(ref));
        BuildStatus.PullRequest goodPullRequest =
                pullRequest == null ? null : faults.read("pullRequest", this::readPullRequest);
        faults.check();
        BuildStatus status = faults.read(
                "status",
                () -> new BuildStatus(
                        project,
                        build == null ? null : new BuildId(build),
                        key,
                        Objects.requireNonNull(hash),
                        goodRef,
                        goodPullRequest,
                        goodState,
                        name,
                        description,
                        Objects.requireNonNull(address),
                        number,
                        durationMs,
                        parent,
                        testResults,
                        at == null ? now : at));
        faults.check();
        return Objects.requireNonNull(status);
    }

    private BuildStatus.PullRequest readPullRequest() {
        PullRequestForm form = Objects.requireNonNull(pullRequest);
        if (form.id() == null) {
            throw new IllegalArgumentException("has an id");
        }
        return new BuildStatus.PullRequest(new PullRequestId(form.id()), form.fork());
    }
}
