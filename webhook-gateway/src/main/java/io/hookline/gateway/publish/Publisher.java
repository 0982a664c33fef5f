package io.hookline.gateway.publish;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.DeliveryAnswered;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.gateway.config.GatewayConfig;
import io.hookline.gateway.publish.PublishResult.Published;
import io.hookline.gateway.publish.PublishResult.Refused;
import io.hookline.telemetry.Tracing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to Kafka without ever waiting: what does not fit into the producer's buffer, would come behind too many or behind what
 * has waited too long, or is not acknowledged in time, is refused. Safe for use by many threads.
 */
@Singleton
public class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final String SOURCE = "/hookline/webhook-gateway";
    private static final List<Topic> TOPICS =
            List.of(Topic.REPOSITORY_EVENTS, Topic.QUARANTINE, Topic.HOOK_REGISTRATIONS_GATEWAY_DLQ);
    private static final Published PUBLISHED = new Published();
    private static final Refused TOO_MANY = new Refused("too many deliveries wait for Kafka");
    private static final Refused TOO_SLOW = new Refused("a delivery waits for Kafka for too long already");
    private static final int LANES = 64;

    /** What is not an event is seldom, and has one lane together. */
    private static final int ASIDE = LANES - 1;

    private final Producer<String, byte[]> producer;
    private final Waiting waiting;
    private final Tracing tracing;
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile int partitions = Topic.REPOSITORY_EVENTS.partitions();

    @Inject
    Publisher(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            GatewayConfig config,
            MeterRegistry metrics,
            Tracing tracing) {
        this(
                new KafkaProducer<>(ProducerSettings.of(kafka, config.publishTimeout())),
                config.maxInFlight(),
                config.maxWait(),
                tracing);
        Gauge.builder("hookline.gateway.in.flight", waiting, Waiting::count)
                .description("Deliveries that wait for Kafka's acknowledgement")
                .register(metrics);
    }

    Publisher(Producer<String, byte[]> producer, int maxInFlight, Duration maxWait, Tracing tracing) {
        this.producer = producer;
        this.tracing = tracing;
        this.waiting = new Waiting(LANES, maxInFlight, maxWait.toNanos());
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(8));
    }

    /**
     * Publishes an event under its repository's id.
     *
     * @param bodySize how many bytes the delivery's body had on the wire
     * @param cause of the delivery, whose trace goes on with the event
     * @param then told exactly once, on this thread or the producer's; must not block
     */
    public void publish(RepositoryEvent event, int bodySize, Span cause, Consumer<PublishResult> then) {
        CloudEvent<RepositoryEvent> message = new CloudEvent<>(
                event.header().id().toString(), SOURCE, event.header().receivedAt(), event);
        byte[] value = event instanceof RepositoryEvent.Pushed push ? PushJson.of(push) : message.value();
        String key = event.header().repository().id().value();
        List<Header> headers = headers(message.headers());
        headers.add(new RecordHeader(
                Delivery.SIZE_HEADER, Integer.toString(bodySize).getBytes(StandardCharsets.US_ASCII)));
        send(record(Topic.REPOSITORY_EVENTS, key, value, headers), laneOf(key), cause, then);
    }

    /**
     * Tells what a delivery was answered, if Kafka takes it: nobody waits for that, and it takes no place among what waits.
     *
     * @param then as for {@link #publish}
     */
    public void tell(DeliveryAnswered answered, Consumer<PublishResult> then) {
        CloudEvent<DeliveryAnswered> message =
                new CloudEvent<>(UUID.randomUUID().toString(), SOURCE, answered.receivedAt(), answered);
        AtomicBoolean told = new AtomicBoolean();
        try {
            var _ = producer.send(
                    new ProducerRecord<>(
                            Topic.DELIVERIES.topicName(),
                            null,
                            answered.hook().value(),
                            message.value(),
                            headers(message.headers())),
                    (metadata, failure) -> tellOnce(told, failure, then));
        } catch (KafkaException | IllegalStateException e) {
            tellOnce(told, e, then);
        }
    }

    /**
     * Sets a record aside as it came, for people to look at.
     *
     * @param headers what is known of it, by name
     * @param cause as for {@link #publish}
     * @param then as for {@link #publish}
     */
    public void setAside(
            Topic topic,
            @Nullable String key,
            byte @Nullable [] value,
            Map<String, byte[]> headers,
            Span cause,
            Consumer<PublishResult> then) {
        send(record(topic, key, value, headers(headers)), ASIDE, cause, then);
    }

    private static ProducerRecord<String, byte[]> record(
            Topic topic, @Nullable String key, byte @Nullable [] value, List<Header> headers) {
        return new ProducerRecord<>(topic.topicName(), null, key, value, headers);
    }

    /** Of the partition that the producer will choose. */
    private int laneOf(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(bytes)) % partitions % ASIDE;
    }

    private void send(ProducerRecord<String, byte[]> message, int lane, Span cause, Consumer<PublishResult> then) {
        switch (waiting.enter(lane, System.nanoTime())) {
            case Waiting.Entry.Full() -> then.accept(TOO_MANY);
            case Waiting.Entry.Slow() -> then.accept(TOO_SLOW);
            case Waiting.Place place -> send(message, place, cause, then);
        }
    }

    private void send(
            ProducerRecord<String, byte[]> message, Waiting.Place place, Span cause, Consumer<PublishResult> then) {
        AtomicBoolean told = new AtomicBoolean();
        Span sending = tracing.publish(message.topic(), message.headers(), cause);
        Consumer<PublishResult> whenDone = result -> {
            waiting.leave(place);
            end(sending, result);
            then.accept(result);
        };
        try {
            var _ = producer.send(message, (metadata, failure) -> {
                logChange(failure);
                tellOnce(told, failure, whenDone);
            });
        } catch (KafkaException | IllegalStateException e) {
            logChange(e);
            tellOnce(told, e, whenDone);
        }
    }

    private static void end(Span sending, PublishResult result) {
        if (result instanceof Refused(String reason)) {
            sending.setStatus(StatusCode.ERROR, reason);
        }
        sending.end();
    }

    /** The producer both calls back and throws for some failures. */
    private static void tellOnce(AtomicBoolean told, @Nullable Exception failure, Consumer<PublishResult> then) {
        if (told.compareAndSet(false, true)) {
            then.accept(
                    failure == null ? PUBLISHED : new Refused(failure.getClass().getSimpleName()));
        }
    }

    /** Only the first failure and the first success after it: an outage of Kafka must not flood the log. */
    private void logChange(@Nullable Exception failure) {
        if (failure != null && failing.compareAndSet(false, true)) {
            LOG.warnf(
                    "Kafka does not take records failure=%s message=\"%s\"",
                    failure.getClass().getName(), failure.getMessage());
        } else if (failure == null && failing.get() && failing.compareAndSet(true, false)) {
            LOG.info("Kafka takes records again");
        }
    }

    /**
     * Whether the producer is connected and knows every topic that deliveries need. Asks for those that it does not know: ask again.
     * Deliveries do not need the topic of what they were answered, which an installation may get later than this version.
     */
    public boolean isReady() {
        var _ = knows(Topic.DELIVERIES);
        boolean known = true;
        for (Topic topic : TOPICS) {
            known &= knows(topic);
        }
        return known && connections() > 0;
    }

    private boolean knows(Topic topic) {
        try {
            int known = producer.partitionsFor(topic.topicName()).size();
            if (topic == Topic.REPOSITORY_EVENTS && known > 0) {
                partitions = known;
            }
            return known > 0;
        } catch (KafkaException e) {
            return false;
        }
    }

    private double connections() {
        return producer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("connection-count"))
                .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
                .sum();
    }

    private static List<Header> headers(Map<String, byte[]> attributes) {
        List<Header> headers = new ArrayList<>(attributes.size());
        attributes.forEach((name, value) -> headers.add(new RecordHeader(name, value)));
        return headers;
    }
}
