package io.hookline.gateway.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.DeliveryAnswered;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.telemetry.Tracing;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PublisherTest {

    private static final EventHeader HEADER = new EventHeader(
            EventId.from("an event"),
            ProjectId.of("7d9f4c1e-5a51-4a5e-9f0c-0a3d7c1b2e11"),
            new RepositoryRef(Product.DATA_CENTER, RepositoryId.of("84"), "ACME/shop"),
            Instant.parse("2026-11-20T10:00:00Z"),
            null,
            null);
    private static final RepositoryEvent EVENT = new RepositoryEvent.Pushed(HEADER, List.of());

    private static final DeliveryAnswered ANSWERED = new DeliveryAnswered(
            HookId.of("00112233445566778899aabbccddeeff"),
            HEADER.project(),
            null,
            null,
            false,
            401,
            "signature-wrong",
            "The signature is wrong.",
            null,
            HEADER.receivedAt());

    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final Publisher publisher = new Publisher(kafka, 2, Duration.ofSeconds(3), Tracing.off());
    private final List<PublishResult> results = new ArrayList<>();

    @Test
    void shouldTellNothingBeforeKafkaAcknowledges() {
        publisher.publish(EVENT, 1234, Span.getInvalid(), results::add);

        assertThat(results).isEmpty();
    }

    @Test
    void shouldTellThatAnEventIsSafeWhenKafkaAcknowledges() {
        publisher.publish(EVENT, 1234, Span.getInvalid(), results::add);
        kafka.completeNext();

        assertThat(results).containsExactly(new PublishResult.Published());
    }

    @Test
    void shouldSendACloudEventKeyedByTheRepository() {
        publisher.publish(EVENT, 1234, Span.getInvalid(), results::add);

        ProducerRecord<String, byte[]> message = kafka.history().getFirst();
        assertThat(message.topic()).isEqualTo("hookline.repository-events");
        assertThat(message.key()).isEqualTo("84");
        assertThat(message.headers().lastHeader("ce_id").value())
                .asString(UTF_8)
                .isEqualTo(HEADER.id().toString());
        assertThat(message.headers().lastHeader("ce_type").value())
                .asString(UTF_8)
                .isEqualTo("io.hookline.repository.pushed.v1");
        assertThat(message.headers().lastHeader(Delivery.SIZE_HEADER).value())
                .asString(UTF_8)
                .isEqualTo("1234");
    }

    @Test
    void shouldRefuseWhenKafkaDoesNotAcknowledgeInTime() {
        publisher.publish(EVENT, 1234, Span.getInvalid(), results::add);
        kafka.errorNext(new TimeoutException());

        assertThat(results).containsExactly(new PublishResult.Refused("TimeoutException"));
    }

    @Test
    void shouldRefuseOnceWhenTheProducerThrows() {
        kafka.sendException = new IllegalStateException("closed");

        publisher.publish(EVENT, 1234, Span.getInvalid(), results::add);

        assertThat(results).containsExactly(new PublishResult.Refused("IllegalStateException"));
    }

    @Test
    void shouldRefuseAtOnceWhenTooManyWait() {
        publisher.publish(EVENT, 1234, Span.getInvalid(), results::add);
        publisher.publish(EVENT, 1234, Span.getInvalid(), results::add);
        publisher.publish(EVENT, 1234, Span.getInvalid(), results::add);

        assertThat(results).containsExactly(new PublishResult.Refused("too many deliveries wait for Kafka"));
    }

    @Test
    void shouldTakeMoreWhenWhatWaitedIsSafe() {
        publisher.publish(EVENT, 1234, Span.getInvalid(), _ -> {});
        publisher.publish(EVENT, 1234, Span.getInvalid(), _ -> {});
        kafka.completeNext();
        publisher.publish(EVENT, 1234, Span.getInvalid(), results::add);
        kafka.completeNext();
        kafka.completeNext();

        assertThat(results).containsExactly(new PublishResult.Published());
    }

    @Test
    void shouldSetARecordAsideAsItCame() {
        publisher.setAside(
                Topic.QUARANTINE,
                "hook",
                new byte[] {1, 2},
                Map.of("why", "because".getBytes(UTF_8)),
                Span.getInvalid(),
                results::add);

        ProducerRecord<String, byte[]> message = kafka.history().getFirst();
        assertThat(message.topic()).isEqualTo("hookline.webhooks.quarantine");
        assertThat(message.value()).containsExactly(1, 2);
        assertThat(message.headers().lastHeader("why").value()).asString(UTF_8).isEqualTo("because");
    }

    @Test
    void shouldTellOfADeliveryThoughAllPlacesAreTaken() {
        publisher.publish(EVENT, 1234, Span.getInvalid(), _ -> {});
        publisher.publish(EVENT, 1234, Span.getInvalid(), _ -> {});

        publisher.tell(ANSWERED, results::add);

        ProducerRecord<String, byte[]> message = kafka.history().getLast();
        assertThat(message.topic()).isEqualTo("hookline.webhooks.deliveries");
        assertThat(message.key()).isEqualTo(ANSWERED.hook().value());
        assertThat(message.value()).asString(UTF_8).contains("signature-wrong");
        assertThat(results).isEmpty();
    }

    @Test
    void shouldTellOnceThatARecordOfADeliveryIsLost() {
        kafka.sendException = new IllegalStateException("closed");

        publisher.tell(ANSWERED, results::add);

        assertThat(results).containsExactly(new PublishResult.Refused("IllegalStateException"));
    }
}
