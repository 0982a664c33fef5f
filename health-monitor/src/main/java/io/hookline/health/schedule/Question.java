package io.hookline.health.schedule;

import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.health.Observation.Look.NotAsked;
import io.hookline.contracts.health.Observation.Look.Unseen;
import io.hookline.contracts.health.Observation.Why;
import io.hookline.health.diagnose.Look;
import org.jspecify.annotations.Nullable;

/**
 * How closely a project is looked at now.
 *
 * @param withheld why the API is not asked though it should be; null when all is asked that should be
 */
public record Question(Depth depth, @Nullable Why withheld) {

    static Question asWanted(Depth depth) {
        return new Question(depth, null);
    }

    static Question gitOnly(Why withheld) {
        return new Question(Depth.SHALLOW, withheld);
    }

    /** Whether a look leaves out something that should have been asked. */
    public boolean isCutShort(Look look) {
        return withheld != null
                && look instanceof Look.Observed(Observation seen)
                && seen.repository() instanceof NotAsked<?>;
    }

    /** The look as it would be had the API been asked: what was left out is not seen, and for a reason that is known. */
    public Look answeredBy(Look look) {
        return withheld != null && isCutShort(look) && look instanceof Look.Observed(Observation seen)
                ? new Look.Observed(new Observation(
                        seen.project(),
                        seen.observedAt(),
                        unseen(withheld),
                        unseen(withheld),
                        unseen(withheld),
                        seen.git(),
                        seen.known()))
                : look;
    }

    private static <T> Observation.Look<T> unseen(Why why) {
        String detail = switch (why) {
            case UNAVAILABLE -> "not asked, since other calls with this credential just had no usable answer.";
            case RATE_LIMITED -> "not asked, since the credential's calls are used up.";
            case UNAUTHORIZED -> "not asked, since other calls with this credential were just refused.";
            case FORBIDDEN -> "not asked, since this credential just lacked a permission for other calls.";
        };
        return new Unseen<>(why, detail);
    }
}
