package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnRealParts
class DeadLettersIT {

    private final Driver driver = new Driver();
    private final Repository repository = new Repository();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldPutARecordAsideWhenItIsNoEvent() {
        String key = repository.ref.id().toString();
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));

        driver.send(Topic.REPOSITORY_EVENTS, key, Map.of(), "no json".getBytes(StandardCharsets.UTF_8));
        driver.send(repository.pushed(change("feature", null, "b1")));

        ConsumerRecord<byte[], byte[]> letter = driver.deadLetter(key);
        assertThat(TopicLog.header(letter, DeadLetterHeaders.REASON)).isEqualTo("the message has no ce_type");
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("no json");
        assertThat(driver.requests(repository.project, 1)).hasSize(1);
    }

    @Test
    void shouldPutAnEventAsideWhenItsVersionIsNewerThanTheService() {
        RepositoryEvent event = repository.pushed(change("feature", null, "b1"));
        CloudEvent<RepositoryEvent> message = new CloudEvent<>("id", "/test", Instant.now(), event);
        Map<String, byte[]> headers = message.headers();
        headers.put("ce_type", "io.hookline.repository.pushed.v2".getBytes(StandardCharsets.UTF_8));
        String key = repository.ref.id().toString();
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));

        driver.send(Topic.REPOSITORY_EVENTS, key, headers, message.value());
        driver.send(repository.pushed(change("feature", null, "b2")));

        ConsumerRecord<byte[], byte[]> letter = driver.deadLetter(key);
        assertThat(TopicLog.header(letter, DeadLetterHeaders.REASON))
                .isEqualTo("unknown message type io.hookline.repository.pushed.v2");
        assertThat(letter.value()).isEqualTo(message.value());
        assertThat(driver.requests(repository.project, 1)).hasSize(1);
    }

    @Test
    void shouldPutAnEventAsideWhenTheDatabaseRefusesIt() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));

        driver.send(repository.pushed(change("nul\u0000", null, "b1")));
        driver.send(repository.pushed(change("feature", null, "b2")));

        ConsumerRecord<byte[], byte[]> letter =
                driver.deadLetter(repository.ref.id().toString());
        assertThat(TopicLog.header(letter, DeadLetterHeaders.REASON)).startsWith("could not be stored");
        assertThat(driver.requests(repository.project, 1))
                .extracting(BuildRequested::ref)
                .containsExactly(GitRef.branch("feature"));
    }

    @Test
    void shouldGoOnWhenAProjectDoesNotRead() {
        driver.send(Topic.PROJECTS, UUID.randomUUID().toString(), Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
        driver.send(Topic.PROJECTS, "no id", Map.of(), null);

        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushed(change("feature", null, "b1")));

        assertThat(driver.requests(repository.project, 1)).hasSize(1);
    }
}
