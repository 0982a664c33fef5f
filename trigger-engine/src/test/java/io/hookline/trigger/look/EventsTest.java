package io.hookline.trigger.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.trigger.store.IncomingRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {

    private final RepositoryEvent event = new RepositoryEvent.Pushed(
            new EventHeader(
                    EventId.from("test"),
                    ProjectId.random(),
                    new RepositoryRef(Product.CLOUD, new RepositoryId("{1}"), "acme/widgets"),
                    Instant.parse("2026-01-01T00:00:00Z"),
                    null,
                    null),
            List.of());

    @Test
    void shouldReadTheEventThatWasStored() {
        assertThat(Events.of(stored(message().value()))).isEqualTo(event);
    }

    @Test
    void shouldRefuseARecordWithoutAValue() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Events.of(stored(null)))
                .withMessage("a stored event has a value");
    }

    @Test
    void shouldSayWhyAnEventDoesNotRead() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Events.of(stored("{".getBytes(UTF_8))))
                .withMessageStartingWith("a stored event does not read: ");
    }

    private IncomingRecord stored(byte[] value) {
        return new IncomingRecord("events", 0, 0, null, message().headers(), value);
    }

    private CloudEvent<RepositoryEvent> message() {
        return new CloudEvent<>("id", "/test", event.header().receivedAt(), event);
    }
}
