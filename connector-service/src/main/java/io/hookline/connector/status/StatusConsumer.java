package io.hookline.connector.status;

import io.hookline.connector.store.Sql;
import io.hookline.contracts.build.BuildStatus;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads what CI systems say of builds, one message at a time. What does not read, or is about no project, goes to the dead-letter topic. */
@ApplicationScoped
class StatusConsumer {

    private static final Logger LOG = Logger.getLogger(StatusConsumer.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Statuses statuses;

    StatusConsumer(Statuses statuses) {
        this.statuses = statuses;
    }

    @Incoming("build-statuses")
    Uni<Void> consume(ConsumerRecord<String, byte[]> message) throws MalformedMessageException {
        Notice notice = read(message);
        return statuses.take(notice)
                .onFailure(Sql::mayPass)
                .invoke(failure -> LOG.warnf(
                        "A build status could not be stored and is tried again: project=%s cause=%s",
                        notice.status().project(), failure.getClass().getName()))
                .onFailure(Sql::mayPass)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .chain(taken -> settle(notice, taken));
    }

    private static Uni<Void> settle(Notice notice, Taken taken) {
        return switch (taken) {
            case Taken.UnknownProject(var project) -> deadLetter("there is no project " + project);
            case Taken.AnotherMessage _ -> deadLetter("another message was read under this source and id");
            case Taken.Late(var status, var why) -> {
                LOG.infof(
                        "A build status came late: project=%s status=%s why=%s",
                        notice.status().project(), status, why);
                yield Uni.createFrom().voidItem();
            }
            case Taken.ToBeShown _, Taken.Repeated _ -> Uni.createFrom().voidItem();
        };
    }

    private static Uni<Void> deadLetter(String why) {
        return Uni.createFrom().failure(new MalformedMessageException(why));
    }

    private static Notice read(ConsumerRecord<String, byte[]> message) throws MalformedMessageException {
        if (message.value() == null) {
            throw new MalformedMessageException("a build status is no tombstone");
        }
        CloudEvent<BuildStatus> event =
                CloudEvent.read(name -> header(message, name), message.value(), BuildStatus.class);
        return Notice.of(MessageId.ofEvent(event.source(), event.id()), event.data());
    }

    private static byte @Nullable [] header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
