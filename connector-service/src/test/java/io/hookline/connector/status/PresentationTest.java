package io.hookline.connector.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.bitbucket.CommitStatus;
import io.hookline.bitbucket.RefName;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.event.Product;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentationTest {

    @ParameterizedTest
    @CsvSource({
        "QUEUED,    ,            IN_PROGRESS, Queued",
        "RUNNING,   ,            IN_PROGRESS, Running",
        "RUNNING,   '3 of 4',    IN_PROGRESS, '3 of 4'",
        "PASSED,    ,            SUCCESSFUL,  Passed",
        "FAILED,    '2 failed',  FAILED,      '2 failed'",
        "ERRORED,   ,            FAILED,      Errored",
        "ERRORED,   'no agent',  FAILED,      'Errored: no agent'",
        "CANCELLED, ' ',         STOPPED,     Cancelled",
        "CANCELLED, 'by Ann',    STOPPED,     'by Ann'",
    })
    void shouldSayInWordsWhatBitbucketHasNoStateFor(
            BuildStatus.State state, String description, CommitStatus.State shown, String said) {
        CommitStatus status = Presentation.inTarget(TestStatuses.described(state, description), Product.CLOUD);

        assertThat(status.state()).isEqualTo(shown);
        assertThat(status.description()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOUD,       false, true",
        "CLOUD,       true,  true",
        "DATA_CENTER, false, true",
        "DATA_CENTER, true,  false",
    })
    void shouldNotTakeAForksBranchForOneOfTheTarget(Product product, boolean fork, boolean hasRef) {
        CommitStatus status = Presentation.inTarget(TestStatuses.ofPullRequest(fork), product);

        assertThat(status.ref()).isEqualTo(hasRef ? RefName.branch("feature/x") : null);
    }

    @Test
    void shouldShowAForksBranchInTheFork() {
        assertThat(Presentation.inFork(TestStatuses.ofPullRequest(true)).ref()).isEqualTo(RefName.branch("feature/x"));
    }

    @Test
    void shouldPassTheRestOn() {
        CommitStatus status =
                Presentation.inTarget(TestStatuses.described(BuildStatus.State.PASSED, null), Product.DATA_CENTER);

        assertThat(status.key()).isEqualTo("ci");
        assertThat(status.name()).isEqualTo("ci");
        assertThat(status.url()).hasToString("https://ci.example/1");
        assertThat(status.details())
                .isEqualTo(new CommitStatus.Details(
                        "7", Duration.ofMillis(61_500), "plan", new CommitStatus.TestResults(42, 2, 1)));
    }
}
