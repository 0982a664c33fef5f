package io.hookline.connector.status;

import io.hookline.bitbucket.Failure;
import io.hookline.connector.ConnectorConfig;
import io.hookline.contracts.build.BuildStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a status is sent. A final state goes at once; any other waits a moment for what may replace it, and keeps a distance from the one
 * before, so that a build that reports its progress does not use the credential's calls up.
 */
record Timetable(
        Duration settle,
        Duration pace,
        Duration retryDelay,
        Duration maxRetryDelay,
        int mostRefusals,
        Duration patience) {

    private static final int MOST_DOUBLINGS = 20;

    static Timetable of(ConnectorConfig.Statuses config) {
        return new Timetable(
                config.settle(),
                config.pace(),
                config.retryDelay(),
                config.maxRetryDelay(),
                config.mostRefusals(),
                config.patience());
    }

    /** How a status waits. */
    record Waiting(
            Instant dueAt,
            Instant since,
            int attempts,
            int refusals,
            @Nullable String problem) {}

    /** What follows a failed attempt. */
    sealed interface Next {

        /**
         * Another attempt.
         *
         * @param othersUntil when the connector's other statuses are to be tried again, where this says something of them too
         */
        record Later(Waiting waiting, Optional<Instant> othersUntil) implements Next {}

        /** No other attempt. */
        record GiveUp(String why) implements Next {}
    }

    /** How the next state waits; one whose forerunner failed waits no longer and no shorter than that. */
    Waiting admit(Optional<StatusView> known, BuildStatus next, Instant now) {
        Instant due = due(known.map(StatusView::shownAt), next, now);
        return known.filter(status -> status.delivery() == Delivery.WAITING)
                .map(status -> status.attempts() > 0
                        ? new Waiting(
                                status.dueAt(),
                                status.waitingSince(),
                                status.attempts(),
                                status.refusals(),
                                status.problem())
                        : new Waiting(earlier(due, status.dueAt()), status.waitingSince(), 0, 0, null))
                .orElseGet(() -> new Waiting(due, now, 0, 0, null));
    }

    /** When a state that came while its forerunner was being sent is due. */
    Instant afterShown(Instant now) {
        return now.plus(pace);
    }

    Next afterFailure(StatusView status, Failure failure, Instant now) {
        return switch (failure) {
            case Failure.RateLimited(var retryAfter) ->
                outOfPatience(status, now)
                        ? new Next.GiveUp(failure.why())
                        : new Next.Later(
                                waiting(status, failure, now.plus(retryAfter), 0, 0),
                                Optional.of(now.plus(retryAfter)));
            case Failure.Unavailable _ ->
                outOfPatience(status, now)
                        ? new Next.GiveUp(failure.why())
                        : new Next.Later(
                                waiting(status, failure, now.plus(backoff(status)), 1, 0),
                                Optional.of(now.plus(retryDelay)));
            case Failure.Unauthorized _ -> refused(status, failure, now, Optional.of(now.plus(retryDelay)));
            case Failure.NotFound _,
                    Failure.Forbidden _,
                    Failure.Conflict _,
                    Failure.Gone _,
                    Failure.NotAllowed _,
                    Failure.HostUnconfirmed _,
                    Failure.Untrusted _ -> refused(status, failure, now, Optional.empty());
            case Failure.Invalid _ -> new Next.GiveUp(failure.why());
        };
    }

    private Next refused(StatusView status, Failure failure, Instant now, Optional<Instant> othersUntil) {
        return status.refusals() + 1 >= mostRefusals
                ? new Next.GiveUp(failure.why())
                : new Next.Later(waiting(status, failure, now.plus(backoff(status)), 1, 1), othersUntil);
    }

    private static Waiting waiting(StatusView status, Failure failure, Instant due, int attempts, int refusals) {
        return new Waiting(
                due, status.waitingSince(), status.attempts() + attempts, status.refusals() + refusals, failure.why());
    }

    private boolean outOfPatience(StatusView status, Instant now) {
        return status.waitingSince().plus(patience).isBefore(now);
    }

    private Instant due(Optional<Instant> shownAt, BuildStatus next, Instant now) {
        if (next.state().isFinal()) {
            return now;
        }
        Instant settled = now.plus(settle);
        return shownAt.map(shown -> shown.plus(pace)).filter(settled::isBefore).orElse(settled);
    }

    private Duration backoff(StatusView status) {
        Duration doubled = retryDelay.multipliedBy(1L << Math.min(status.attempts(), MOST_DOUBLINGS));
        return doubled.compareTo(maxRetryDelay) < 0 ? doubled : maxRetryDelay;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
