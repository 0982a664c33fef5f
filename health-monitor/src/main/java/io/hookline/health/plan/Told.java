package io.hookline.health.plan;

import io.hookline.contracts.health.HealthState;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Severity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What those who wait for alerts were told of a project. They are not told of faults that people know of already, nor of each
 * project's trouble where one alert is raised for all; when that ends, they are told how the project stands then.
 *
 * @param state the state that they were told last; null when they were told none
 * @param muted whether the last look was not told
 * @param known whether it, or a look before it that was not told, showed what people know of
 */
public record Told(@Nullable HealthState state, boolean muted, boolean known) {

    /** All that there was to tell. */
    public static Told all(@Nullable HealthState state) {
        return new Told(state, false, false);
    }

    /**
     * What they have been told after a look.
     *
     * @param acknowledged the names of the findings that people know of
     * @param held whether so many projects are in trouble at once that one alert is raised for all of them
     */
    public Told after(Diagnosis diagnosis, Set<String> acknowledged, boolean held) {
        if (isKnown(diagnosis, acknowledged)) {
            return new Told(state, true, true);
        }
        return held && diagnosis.isTrouble() ? new Told(state, true, known) : all(diagnosis.state());
    }

    /** Whether a look after which they have been told so much is news: another state, or a fault that nobody acknowledges any more. */
    public boolean isNews(Told after) {
        return !after.muted && (state != after.state || (known && after.state != HealthState.HEALTHY));
    }

    /** A fault that is less bad than one that people know of is no news, one that is as bad is. */
    private static boolean isKnown(Diagnosis diagnosis, Set<String> acknowledged) {
        if (diagnosis.findings().isEmpty()) {
            return false;
        }
        Severity worst = diagnosis.findings().getFirst().severity();
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() == worst)
                .allMatch(finding -> acknowledged.contains(finding.code()));
    }
}
