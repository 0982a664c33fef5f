package io.hookline.connector.check;

import static io.hookline.connector.check.Says.skipped;
import static io.hookline.connector.check.Says.unknown;

/** Of any step. */
@SuppressWarnings("ImmutableEnumChecker") // Says is immutable: it copies its set.
enum GeneralFinding implements Finding {
    AFTER_FAILED(skipped("A step failed on which this one depends.", "Mend the failed step first.")),
    AFTER_UNKNOWN(unknown("A step gave no clear answer on which this one depends.", "Test again later.")),
    NO_ANSWER(unknown(
            "Bitbucket did not answer in time, or the connection broke.",
            "Try again later; Cloud tells its outages at bitbucket.status.atlassian.com.")),
    RATE_LIMITED(unknown(
            "Bitbucket limits the credential's calls at the moment.",
            "Wait; if it happens often, give Hookline an account of its own, or have its limit raised.")),
    BITBUCKET_TROUBLE(unknown(
            "Bitbucket answers with a fault of its own.",
            "Try again later; Cloud tells its outages at bitbucket.status.atlassian.com.")),
    ANSWER_UNREADABLE(unknown(
            "Bitbucket's answer does not make sense.",
            "Try again; if it stays so, look whether a proxy changes or cuts answers.")),
    TEST_BROKEN(unknown("The test has a fault of its own here.", "Hookline's log has the reason; please report it."));

    private final Says says;

    GeneralFinding(Says says) {
        this.says = says;
    }

    @Override
    public Says says() {
        return says;
    }
}
