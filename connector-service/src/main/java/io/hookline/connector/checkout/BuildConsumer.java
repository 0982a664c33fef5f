package io.hookline.connector.checkout;

import io.hookline.connector.store.Patience;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildCancelled;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads build requests, so that a runner cannot choose what it is trusted with. What does not read goes to the dead-letter topic. */
@ApplicationScoped
class BuildConsumer {

    private static final Logger LOG = Logger.getLogger(BuildConsumer.class);

    /** What a restart of the database takes, and more. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final BuildMemory memory;

    BuildConsumer(BuildMemory memory) {
        this.memory = memory;
    }

    @Incoming("build-requests")
    @RunOnVirtualThread
    void consume(ConsumerRecord<String, byte[]> message) throws MalformedMessageException {
        if (message.value() == null) {
            throw new MalformedMessageException("a build request is no tombstone");
        }
        switch (CloudEvent.read(name -> header(message, name), message.value(), BuildMessage.class)
                .data()) {
            case BuildRequested requested -> remember(RememberedBuild.of(requested));
            // Whoever stops a build may still need its sources to clean up.
            case BuildCancelled _ -> {}
        }
    }

    private void remember(RememberedBuild build) {
        if (Patience.ask(() -> tryToRemember(build), PATIENCE).isEmpty()) {
            throw new IllegalStateException("the database was away for too long");
        }
    }

    private Optional<RememberedBuild> tryToRemember(RememberedBuild build) {
        try {
            memory.remember(build);
            return Optional.of(build);
        } catch (RuntimeException e) {
            LOG.warnf(e, "A build request could not be kept, it is tried again: build=%s", build.id());
            return Optional.empty();
        }
    }

    private static byte @Nullable [] header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
