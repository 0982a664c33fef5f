package io.hookline.trigger.intake;

import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.trigger.store.IncomingRecord;

/** A record of the repository events' topic. */
sealed interface Received {

    IncomingRecord record();

    /** What the inbox knows it by. */
    EventId id();

    /** What the inbox knows the record by where its content says nothing. */
    default EventId place() {
        return EventId.from("poison", record().topic(), record().partition(), record().offset());
    }

    /** An event. */
    record Event(IncomingRecord record, RepositoryEvent event) implements Received {

        @Override
        public EventId id() {
            return event.header().id();
        }

        ProjectId project() {
            return event.header().project();
        }
    }

    /** No event of ours. */
    record Poison(IncomingRecord record, String reason) implements Received {

        @Override
        public EventId id() {
            return place();
        }
    }

    static Received read(IncomingRecord record) {
        byte[] value = record.value();
        if (value == null) {
            return new Poison(record, "the record has no value");
        }
        try {
            RepositoryEvent event = CloudEvent.read(name -> record.headers().get(name), value, RepositoryEvent.class)
                    .data();
            return new Event(record, event);
        } catch (MalformedMessageException e) {
            return new Poison(record, String.valueOf(e.getMessage()));
        }
    }
}
