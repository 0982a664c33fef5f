package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.change;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cdevents.CDEvents;
import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.embedded.quarkus.KafkaResource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@OnRealParts
class CdEventsIT {

    private final Repository repository = new Repository();

    @Test
    void shouldTellOfABranchAndItsBuild() {
        try (Driver driver = new Driver();
                TopicLog cdevents = new TopicLog(KafkaResource.bootstrapServers(), Topic.CDEVENTS)) {
            driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
            driver.send(repository.pushed(change("feature", null, "b1")));
            BuildRequested request = driver.requests(repository.project, 1).getFirst();

            List<ConsumerRecord<byte[], byte[]>> told = Driver.await(
                    () -> cdevents.look().stream()
                            .filter(record ->
                                    TopicLog.header(record, "ce_source").endsWith("/" + repository.project))
                            .toList(),
                    found -> found.size() == 2);

            assertThat(told)
                    .extracting(
                            record -> TopicLog.header(record, "ce_type"),
                            record -> TopicLog.header(record, "ce_subject"))
                    .containsExactlyInAnyOrder(
                            tuple("dev.cdevents.branch.created.0.1.2", "feature"),
                            tuple(
                                    "dev.cdevents.pipelinerun.queued.0.1.1",
                                    request.id().toString()));
            assertThat(told)
                    .allSatisfy(record -> assertThat(CDEvents.validateCDEventJson(new String(record.value(), UTF_8)))
                            .isTrue());
        }
    }
}
