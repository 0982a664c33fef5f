package io.hookline.health.diagnose;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.Known;
import io.hookline.contracts.health.Observation.Look.Seen;
import io.hookline.contracts.health.Observation.WebhookKnown;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What earlier looks have shown, as far as the next one builds on it.
 *
 * @param fullLookAt when Bitbucket's API last answered about all of it; null when it never did
 * @param delivered when a delivery last proved the webhook
 * @param refs what git showed last
 * @param missed refs that moved without a delivery that tells of it; null while there are none
 * @param wellSince since when nothing was seen to be wrong, nor was anything replaced; null while something is wrong
 */
public record Memory(
        @Nullable Instant fullLookAt,
        @Nullable Instant delivered,
        @Nullable Refs refs,
        @Nullable Missed missed,
        @Nullable Instant wellSince) {

    /** Nothing was looked at yet. */
    public static final Memory NONE = new Memory(null, null, null, null, null);

    /** A digest of branches and tags, and when it was true. */
    public record Refs(String digest, Instant seenAt) {}

    /**
     * Refs that moved without a delivery.
     *
     * @param after when they were last seen as they were before
     * @param noticedAt the look that showed it
     */
    public record Missed(Instant after, Instant noticedAt) {}

    /** With what another look shows. */
    public Memory after(Look look) {
        return switch (look) {
            case Look.Observed(Observation observation) -> after(observation);
            case Look.Unanswered _, Look.UnknownProject _ -> this;
        };
    }

    /** With what was concluded. What could not be seen changes nothing: it is no trouble of the project's. */
    public Memory judged(Diagnosis diagnosis, Instant now) {
        Instant well = switch (diagnosis.state()) {
            case HEALTHY, DEGRADED -> wellSince == null ? now : wellSince;
            case UNKNOWN -> wellSince;
            case BROKEN, UNAUTHORIZED, REPOSITORY_GONE -> null;
        };
        return new Memory(fullLookAt, delivered, refs, missed, well);
    }

    /** Whether refs moved so long ago without a delivery that none is to be expected any more. */
    boolean isSilent(Instant now, Duration grace) {
        return missed != null && !now.isBefore(missed.noticedAt().plus(grace));
    }

    private Memory after(Observation observation) {
        Instant now = observation.observedAt();
        Instant full = isFull(observation) ? now : fullLookAt;
        Known known = observation.known();
        if (known == null) {
            return new Memory(full, delivered, refs, missed, wellSince);
        }
        WebhookKnown webhook = known.webhook();
        Refs seen = known.refs() == null ? refs : new Refs(known.refs(), now);
        return new Memory(full, webhook.lastDelivery(), seen, missed(known, now), wellSince(known));
    }

    private @Nullable Instant wellSince(Known known) {
        return wellSince == null
                ? null
                : Stream.of(
                                wellSince,
                                known.webhook().madeAt(),
                                known.deployKey().madeAt())
                        .max(Instant::compareTo)
                        .orElseThrow();
    }

    private @Nullable Missed missed(Known known, Instant now) {
        Missed last = missed == null ? moved(refs, known, now) : missed;
        return last == null || isExplained(last, known.webhook()) ? null : last;
    }

    private static @Nullable Missed moved(@Nullable Refs before, Known known, Instant now) {
        if (before == null || known.refs() == null || before.digest().equals(known.refs())) {
            return null;
        }
        return new Missed(before.seenAt(), now);
    }

    /** By a delivery since, or by a webhook that was made since and has had nothing to tell. */
    private static boolean isExplained(Missed missed, WebhookKnown webhook) {
        Instant delivery = webhook.lastDelivery();
        return (delivery != null && delivery.isAfter(missed.after()))
                || webhook.madeAt().isAfter(missed.after());
    }

    private static boolean isFull(Observation observation) {
        return observation.repository() instanceof Seen<?> && observation.webhooks() instanceof Seen<?>;
    }
}
