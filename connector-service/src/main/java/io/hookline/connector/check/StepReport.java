package io.hookline.connector.check;

/**
 * One step as it was told; kept in these words, whatever later versions say.
 *
 * @param finding the name that programs can tell
 * @param reason what was found
 * @param remedy what to do about it; empty where nothing is to be done
 * @param evidence what was seen, without secrets
 * @param milliseconds how long looking took
 */
public record StepReport(
        Step step, Outcome outcome, String finding, String reason, String remedy, String evidence, long milliseconds) {

    static StepReport of(Step step, Verdict verdict, long milliseconds) {
        Finding finding = verdict.finding();
        Says says = finding.says();
        return new StepReport(
                step, says.outcome(), finding.code(), says.reason(), says.remedy(), verdict.evidence(), milliseconds);
    }

    boolean is(Finding other) {
        return finding.equals(other.code());
    }
}
