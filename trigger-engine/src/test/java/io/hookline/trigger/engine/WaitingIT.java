package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.change;
import static io.hookline.trigger.engine.Repository.commit;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.build.Decision.Outcome;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.contracts.wire.DeadLetterHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnRealParts
class WaitingIT {

    private final Driver driver = new Driver();
    private final Repository repository = new Repository();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldDecideInOrderWhenTheProjectIsToldAfterItsEvents() {
        driver.send(repository.pushed(change("feature", null, "b1")));
        driver.send(repository.pushed(change("feature", "b1", "b2")));

        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));

        assertThat(driver.requests(repository.project, 2))
                .extracting(BuildRequested::commit)
                .containsExactly(commit("b1"), commit("b2"));
    }

    @Test
    void shouldPutEventsAsideWhenTheirProjectIsNeverTold() {
        driver.send(repository.pushed(change("feature", null, "b1")));

        ConsumerRecord<byte[], byte[]> letter =
                driver.deadLetter(repository.ref.id().toString());

        assertThat(TopicLog.header(letter, DeadLetterHeaders.REASON)).contains("no project of this id");
        assertThat(TopicLog.header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("hookline.repository-events");
        assertThat(TopicLog.header(letter, "ce_type")).isEqualTo("io.hookline.repository.pushed.v1");
    }

    @Test
    void shouldDecideADeadLetterThatIsGivenBack() {
        driver.send(repository.pushed(change("feature", null, "b1")));
        ConsumerRecord<byte[], byte[]> letter =
                driver.deadLetter(repository.ref.id().toString());
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));

        driver.giveBack(letter);
        driver.giveBack(letter);

        assertThat(driver.requests(repository.project, 1))
                .extracting(BuildRequested::commit)
                .containsExactly(commit("b1"));
        driver.send(repository.pushed(change("other", null, "b2")));
        driver.requests(repository.project, 2);
        assertThat(driver.decisions(repository.project)).hasSize(2);
    }

    @Test
    void shouldCompleteAShortHashFromTheConnectorService() {
        driver.send(repository.project(BuildMode.ONLY_PULL_REQUESTS, 1));

        driver.send(repository.opened(5, "feature", "b7"));

        assertThat(driver.requests(repository.project, 1).getFirst().commit()).isEqualTo(commit("b7"));
    }

    @Test
    void shouldHeedTheMessageThatOnlyTheConnectorServiceKnows() {
        driver.send(repository.project(BuildMode.ONLY_PULL_REQUESTS, 1));

        driver.send(repository.opened(5, "feature", FakeConnector.MARKED));

        assertThat(driver.decisions(repository.project, 1).getFirst().rule()).isEqualTo("skip-marker");
    }

    @Test
    void shouldNotBuildWhenBitbucketDoesNotHaveTheCommit() {
        driver.send(repository.project(BuildMode.ONLY_PULL_REQUESTS, 1));

        driver.send(repository.opened(5, "feature", FakeConnector.UNKNOWN));

        assertThat(driver.decisions(repository.project, 1).getFirst().rule()).isEqualTo("commit-unknown");
    }

    @Test
    void shouldKeepTheProjectsOrderAndLetOthersGoOnWhenTheConnectorServiceIsAway() {
        Repository other = new Repository();
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(other.project(BuildMode.ALL_BRANCHES, 1));

        driver.send(repository.opened(5, "feature", FakeConnector.SHY));
        driver.send(repository.pushed(change("hotfix", null, "b2")));
        driver.send(other.pushed(change("feature", null, "c1")));

        assertThat(driver.requests(other.project, 1)).hasSize(1);
        assertThat(driver.decisions(repository.project, 2))
                .extracting(Decision::ref)
                .containsExactly(GitRef.branch("feature"), GitRef.branch("hotfix"));
    }

    @Test
    void shouldPutTheEventAsideAndGoOnWhenTheConnectorServiceStaysAway() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));

        driver.send(repository.opened(5, "feature", FakeConnector.MUTE));
        driver.send(repository.pushed(change("hotfix", null, "b2")));

        ConsumerRecord<byte[], byte[]> letter =
                driver.deadLetter(repository.ref.id().toString());
        assertThat(TopicLog.header(letter, DeadLetterHeaders.REASON)).contains("could not be asked for");
        assertThat(driver.decisions(repository.project, 1))
                .extracting(Decision::outcome)
                .containsExactly(Outcome.BUILD);
    }
}
