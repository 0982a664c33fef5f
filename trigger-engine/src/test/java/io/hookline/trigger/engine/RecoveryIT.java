package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.change;
import static io.hookline.trigger.engine.Repository.commit;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.trigger.store.Overview;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnRealParts
class RecoveryIT {

    private final Driver driver = new Driver();
    private final Repository repository = new Repository();

    @Inject
    Overview overview;

    @BeforeEach
    void lookForTheFirstTime() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.refsSeenFirst(Map.of("main", "a1", "feature", "b1")));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldBuildAMissedPushOnceWhenItsWebhookComesLate() {
        driver.send(repository.refsSeen(Map.of("main", "a1", "feature", "b2")));
        BuildRequested request = driver.requests(repository.project, 1).getFirst();

        driver.send(repository.pushed(change("feature", "b1", "b2")));

        List<Decision> decisions = driver.decisions(repository.project, 2);
        assertThat(request.commit()).isEqualTo(commit("b2"));
        assertThat(request.cause().recovered()).isTrue();
        assertThat(decisions.getLast().rule()).isEqualTo("duplicate");
        assertThat(decisions.getLast().cause().recovered()).isFalse();
        assertThat(driver.builds(repository.project)).hasSize(1);
    }

    @Test
    void shouldLeaveItToTheWebhookWhenThatComesInTime() {
        driver.send(repository.refsSeen(Map.of("main", "a1", "feature", "b3")));
        driver.send(repository.pushed(change("feature", "b1", "b3")));

        assertThat(driver.requests(repository.project, 1).getFirst().cause().recovered())
                .isFalse();
        Driver.await(
                () -> overview.project(repository.project)
                        .await()
                        .indefinitely()
                        .orElseThrow(),
                found -> found.counts().drifts() == 0);
        driver.send(repository.pushed(change("last", null, "c1")));
        assertThat(driver.decisions(repository.project, 2)).hasSize(2);
    }

    @Test
    void shouldDecideEachOfSeveralMissedChangesOnceWhenSeenTwice() {
        driver.send(repository.refsSeen(Map.of("main", "a2", "new", "c1")));
        driver.send(repository.refsSeen(Map.of("main", "a2", "new", "c1")));

        assertThat(driver.decisions(repository.project, 3))
                .extracting(Decision::rule)
                .containsExactlyInAnyOrder("default-branch", "build", "ref-deleted");
        driver.send(repository.pushed(change("last", null, "d1")));
        assertThat(driver.decisions(repository.project, 4)).hasSize(4);
    }
}
