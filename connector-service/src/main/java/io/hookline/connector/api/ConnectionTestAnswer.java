package io.hookline.connector.api;

import io.hookline.connector.check.ConnectionTest;
import io.hookline.connector.check.ConnectionTest.Cause;
import io.hookline.connector.check.Outcome;
import io.hookline.connector.check.Step;
import io.hookline.connector.check.StepReport;
import io.hookline.connector.check.TestResult;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A connection test: what it came to, step by step. */
@Schema(name = "ConnectionTest", examples = ConnectionTestAnswer.EXAMPLE)
record ConnectionTestAnswer(
        @Nullable UUID id,
        @Nullable UUID connector,
        Cause cause,

        @Schema(
                description =
                        "SUCCESS: all works. PARTIAL: something does not. FAILURE: nothing can. UNKNOWN: Bitbucket could not be"
                                + " asked. Missing while the test runs.")
        @Nullable
        TestResult result,

        List<StepAnswer> steps,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static final String EXAMPLE = """
            {"id":"b0c7f5a2-7a0f-4d6a-9f0e-3c1d2e4f5a6b","connector":"0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55",\
            "cause":"REQUEST","result":"FAILURE","steps":[{"step":"AUTHENTICATION","title":"Bitbucket takes the credential",\
            "outcome":"FAILED","finding":"email-needed","reason":"An API token goes with the account's e-mail address; what was\
             given is no e-mail address.","remedy":"Enter the e-mail address of the token's Atlassian account instead of its user\
             name.","evidence":"GET /user: HTTP 401","milliseconds":120}],\
            "startedAt":"2026-11-21T08:00:00Z","finishedAt":"2026-11-21T08:00:02Z"}""";

    /** One step. */
    @Schema(name = "ConnectionTestStep")
    record StepAnswer(
            Step step,

            @Schema(description = "What holds where the step passes")
            String title,

            @Schema(
                    description =
                            "SKIPPED: does not apply, or depends on a step that failed. UNKNOWN: no fault, and no proof.")
            Outcome outcome,

            @Schema(description = "The name that programs can tell")
            String finding,

            @Schema(description = "What was found") String reason,

            @Schema(description = "What to do about it; empty where nothing is to be done")
            String remedy,

            @Schema(description = "What was seen; never a secret")
            String evidence,

            long milliseconds) {

        static StepAnswer of(StepReport report) {
            return new StepAnswer(
                    report.step(),
                    report.step().title(),
                    report.outcome(),
                    report.finding(),
                    report.reason(),
                    report.remedy(),
                    report.evidence(),
                    report.milliseconds());
        }
    }

    /** Tests, the latest first; {@code next} goes into {@code after} for those before. */
    @Schema(name = "ConnectionTestPage", examples = "{\"items\":[" + EXAMPLE + "],\"next\":null}")
    record Page(List<ConnectionTestAnswer> items, @Nullable UUID next) {}

    static ConnectionTestAnswer of(ConnectionTest test) {
        return new ConnectionTestAnswer(
                test.id().value(),
                test.connector().value(),
                test.cause(),
                test.result(),
                test.steps().stream().map(StepAnswer::of).toList(),
                test.startedAt(),
                test.finishedAt());
    }

    static ConnectionTestAnswer ofUnstored(List<StepReport> steps, Instant startedAt, Instant finishedAt) {
        return new ConnectionTestAnswer(
                null,
                null,
                Cause.REQUEST,
                TestResult.of(steps),
                steps.stream().map(StepAnswer::of).toList(),
                startedAt,
                finishedAt);
    }
}
