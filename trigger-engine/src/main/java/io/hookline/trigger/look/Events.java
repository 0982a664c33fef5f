package io.hookline.trigger.look;

import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.trigger.store.IncomingRecord;

/** Events from stored records, which only hold what once read as events. */
final class Events {

    private Events() {}

    static RepositoryEvent of(IncomingRecord record) {
        byte[] value = record.value();
        if (value == null) {
            throw new IllegalStateException("a stored event has a value");
        }
        try {
            return CloudEvent.read(name -> record.headers().get(name), value, RepositoryEvent.class)
                    .data();
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("a stored event does not read: " + e.getMessage());
        }
    }
}
