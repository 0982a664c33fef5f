package io.hookline.connector.check;

import io.hookline.contracts.id.ConnectorId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test of a stored connector.
 *
 * @param result null while it runs
 * @param steps those done so far
 * @param finishedAt null while it runs
 */
public record ConnectionTest(
        ConnectionTestId id,
        ConnectorId connector,
        Cause cause,
        @Nullable TestResult result,
        List<StepReport> steps,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Why a test was made. */
    public enum Cause {
        /** Somebody asked for it. */
        REQUEST,
        /** It was time. */
        SCHEDULE
    }

    public ConnectionTest {
        steps = List.copyOf(steps);
    }
}
