package io.hookline.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hookline.contracts.Topic;
import io.hookline.local.client.TopicMessage;
import io.hookline.local.client.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

    private static final Set<Part> EMBEDDED = Set.of(Part.KAFKA, Part.POSTGRES, Part.ISSUER);

    @TempDir
    private Path directory;

    @Test
    void shouldKeepDataAndPortsBetweenRunsAndLeaveNoProcess() throws Exception {
        Addresses first;
        try (LocalStack stack = LocalStack.start(options(false), StackListener.silent())) {
            first = stack.addresses();
            produce(first.kafka(), "kept");
        }
        assertThat(Leftovers.find(home())).isEmpty();

        try (LocalStack stack = LocalStack.start(options(false), StackListener.silent())) {
            assertThat(stack.addresses()).isEqualTo(first);
            assertThat(oldest(first.kafka()))
                    .hasValueSatisfying(
                            message -> assertThat(message.value().asText()).isEqualTo("kept"));
        }
        assertThat(Leftovers.find(home())).isEmpty();
    }

    @Test
    void shouldHealAPartThatIsKilled() {
        try (LocalStack stack = LocalStack.start(options(false), StackListener.silent())) {
            for (Part part : EMBEDDED) {
                ProcessHandle before = Leftovers.process(home(), part).orElseThrow();

                stack.kill(part);

                await().atMost(Duration.ofSeconds(30)).until(() -> !before.isAlive());
                stack.awaitReady(part);
                assertThat(Leftovers.process(home(), part)).isPresent().isNotEqualTo(Optional.of(before));
            }
        }
        assertThat(Leftovers.find(home())).isEmpty();
    }

    @Test
    void shouldRefuseASecondStackInTheSameHome() {
        try (LocalStack stack = LocalStack.start(options(false), StackListener.silent())) {
            assertThatThrownBy(() -> LocalStack.start(options(false), StackListener.silent()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("runs already");
            stack.awaitReady(Part.KAFKA);
        }
    }

    private Home home() {
        return new Home(directory);
    }

    private StackOptions options(boolean fresh) {
        return StackOptions.of(directory, home(), StackOptions.PortChoice.FREE, fresh)
                .with(EMBEDDED);
    }

    private static void produce(String kafka, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topic.PROJECTS.topicName(), "key", "\"" + value + "\""))
                    .get();
        }
    }

    private static Optional<TopicMessage> oldest(String kafka) {
        try (TopicReader reader = TopicReader.fromBeginning(kafka, Topic.PROJECTS.topicName())) {
            return reader.await(message -> true, Duration.ofSeconds(20));
        }
    }
}
