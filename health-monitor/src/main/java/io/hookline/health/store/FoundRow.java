package io.hookline.health.store;

import io.hookline.contracts.health.RepairKind;
import io.hookline.health.diagnose.Check;
import io.hookline.health.diagnose.Finding;
import io.hookline.health.diagnose.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is kept and shown.
 *
 * @param finding its name, such as {@code webhook-missing}
 * @param repair what mends it; null when only a person can, or when there is nothing to mend
 */
public record FoundRow(
        String finding,
        Check check,
        Severity severity,
        String evidence,
        String remedy,
        @Nullable RepairKind repair) {

    static FoundRow of(Finding finding) {
        return new FoundRow(
                finding.code(),
                finding.check(),
                finding.severity(),
                finding.evidence(),
                finding.remedy(),
                finding.repair().orElse(null));
    }
}
