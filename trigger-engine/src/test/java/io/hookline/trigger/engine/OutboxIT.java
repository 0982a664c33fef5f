package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.trigger.store.Outbox;
import io.hookline.trigger.store.OutgoingMessage;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnRealParts
class OutboxIT {

    private final Driver driver = new Driver();
    private final Repository repository = new Repository();

    @Inject
    Pool pool;

    @Inject
    Outbox outbox;

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldSendWhatAStoppedProcessLeft() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushed(change("feature", null, "b1")));
        BuildRequested request = driver.requests(repository.project, 1).getFirst();
        ConsumerRecord<byte[], byte[]> sent = recordOf(request);

        leaveInOutbox(sent);

        List<String> ids = Driver.await(
                () -> driver.records().stream()
                        .filter(record -> request.id().toString().equals(TopicLog.header(record, "ce_id")))
                        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                        .toList(),
                found -> found.size() == 2);
        assertThat(ids).containsOnly(repository.project + ":refs/heads/feature");
        Driver.await(() -> outbox.age().await().indefinitely(), Duration.ZERO::equals);
    }

    private ConsumerRecord<byte[], byte[]> recordOf(BuildRequested request) {
        return driver.records().stream()
                .filter(record -> request.id().toString().equals(TopicLog.header(record, "ce_id")))
                .findFirst()
                .orElseThrow();
    }

    /** As a process does that stops after Kafka took a message and before that was noted. */
    private void leaveInOutbox(ConsumerRecord<byte[], byte[]> sent) {
        Map<String, byte[]> headers = new HashMap<>();
        sent.headers().forEach(header -> headers.put(header.key(), header.value()));
        OutgoingMessage message = new OutgoingMessage(sent.topic(), sent.key(), headers, sent.value());
        pool.withTransaction(connection -> outbox.add(connection, List.of(message)))
                .await()
                .indefinitely();
    }
}
