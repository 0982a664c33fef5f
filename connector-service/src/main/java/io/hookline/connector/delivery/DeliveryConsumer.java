package io.hookline.connector.delivery;

import io.hookline.connector.store.Sql;
import io.hookline.contracts.wire.MalformedMessageException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads what became of deliveries, a batch at a time: it is stored whole, then what did not read goes to the dead-letter topic, and only then
 * Kafka is told. A crash in between repeats the batch, which changes nothing.
 */
@ApplicationScoped
class DeliveryConsumer {

    private static final Logger LOG = Logger.getLogger(DeliveryConsumer.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final DeliveryLog log;

    DeliveryConsumer(DeliveryLog log) {
        this.log = log;
    }

    private record Unreadable(KafkaRecord<String, byte[]> message, Throwable cause) {}

    private record Read(KafkaRecord<String, byte[]> message, LoggedDelivery delivery) {}

    @Incoming("webhook-deliveries")
    Uni<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
        List<Read> read = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (KafkaRecord<String, byte[]> message : batch.getRecords()) {
            try {
                deliveryRecord(message).read().ifPresent(delivery -> read.add(new Read(message, delivery)));
            } catch (MalformedMessageException e) {
                unreadable.add(new Unreadable(message, e));
            }
        }
        return store(read)
                .chain(refused -> {
                    unreadable.addAll(refused);
                    return setAside(unreadable);
                })
                .chain(() -> Uni.createFrom().completionStage(batch.ack()));
    }

    /** Stores all of them; gives those that the database will never take, for which each is tried alone. */
    private Uni<List<Unreadable>> store(List<Read> read) {
        return log.add(read.stream().map(Read::delivery).toList())
                .replaceWith(List.<Unreadable>of())
                .onFailure(Sql::mayPass)
                .invoke(failure -> LOG.warnf(
                        "Deliveries could not be logged and are tried again: count=%d cause=%s",
                        read.size(), failure.getClass().getName()))
                .onFailure(Sql::mayPass)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .onFailure(failure -> !Sql.mayPass(failure))
                .recoverWithUni(failure -> read.size() == 1
                        ? Uni.createFrom()
                                .item(List.of(new Unreadable(read.getFirst().message(), failure)))
                        : storeEach(read));
    }

    private Uni<List<Unreadable>> storeEach(List<Read> read) {
        return Multi.createFrom()
                .iterable(read)
                .onItem()
                .transformToUniAndConcatenate(one -> store(List.of(one)))
                .collect()
                .asList()
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private static Uni<Void> setAside(List<Unreadable> unreadable) {
        return Multi.createFrom()
                .iterable(unreadable)
                .onItem()
                .transformToUniAndConcatenate(
                        one -> Uni.createFrom().completionStage(one.message().nack(one.cause())))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static DeliveryRecord deliveryRecord(KafkaRecord<String, byte[]> message) {
        return new DeliveryRecord(
                message.getTopic(),
                message.getKey(),
                name -> {
                    Header header = message.getHeaders().lastHeader(name);
                    return header == null ? null : header.value();
                },
                message.getPayload());
    }
}
