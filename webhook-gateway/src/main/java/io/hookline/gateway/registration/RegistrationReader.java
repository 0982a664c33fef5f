package io.hookline.gateway.registration;

import io.hookline.contracts.Topic;
import io.hookline.contracts.wire.DeadLetterHeaders;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.gateway.publish.PublishResult;
import io.hookline.gateway.publish.Publisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads the whole topic of registrations at start, and then on. It belongs to no consumer group, since every gateway needs every
 * registration; partitions added to the topic are seen at the next
 * start. What cannot be used goes to the dead-letter topic, at every start again until it is mended or removed.
 */
@Singleton
class RegistrationReader {

    private static final Logger LOG = Logger.getLogger(RegistrationReader.class);
    private static final String TOPIC = Topic.HOOK_REGISTRATIONS.topicName();
    private static final Duration POLL = Duration.ofMillis(250);

    private final HookRegistrations registrations;
    private final Publisher publisher;
    private final Map<String, Object> settings;
    private final Counter malformed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("hook-registrations").daemon().unstarted(this::run);
    private volatile boolean loaded;

    RegistrationReader(
            HookRegistrations registrations,
            Publisher publisher,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry metrics) {
        this.registrations = registrations;
        this.publisher = publisher;
        this.settings = settings(kafka);
        this.malformed = Counter.builder("hookline.gateway.registrations.malformed")
                .description("Registrations that could not be used and went to the dead-letter topic")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(Duration.ofSeconds(5));
    }

    /** Whether everything is known that was registered before the gateway started. */
    boolean isLoaded() {
        return loaded;
    }

    private void run() {
        while (!publisher.isReady()) {
            if (isStoppingWithin(Duration.ofMillis(50))) {
                return;
            }
        }
        do {
            try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(settings)) {
                read(consumer);
            } catch (RuntimeException e) {
                // Nothing may end this thread while the gateway lives: it would go on with the hooks of that moment.
                LOG.error("Hook registrations cannot be read, and will be read again", e);
            }
        } while (!isStoppingWithin(Duration.ofSeconds(1)));
    }

    private void read(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            LOG.warnf("Hook registrations cannot be read yet missingTopic=%s", TOPIC);
            return;
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (!isStoppingWithin(Duration.ZERO)) {
            consumer.poll(POLL).forEach(this::apply);
            if (!loaded && partitions.stream().allMatch(p -> consumer.position(p) >= ends.getOrDefault(p, 0L))) {
                loaded = true;
                LOG.infof("Hook registrations loaded count=%d", registrations.size());
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> message) {
        try {
            registrations.apply(message);
        } catch (MalformedMessageException e) {
            malformed.increment();
            LOG.errorf(
                    "A hook registration cannot be used partition=%d offset=%d reason=\"%s\"",
                    message.partition(), message.offset(), e.getMessage());
            setAside(message, String.valueOf(e.getMessage()));
        }
    }

    private void setAside(ConsumerRecord<String, byte[]> message, String reason) {
        Map<String, byte[]> headers = new HashMap<>();
        message.headers().forEach(header -> headers.put(header.key(), header.value()));
        headers.put(DeadLetterHeaders.REASON, utf8(reason));
        headers.put(DeadLetterHeaders.TOPIC, utf8(TOPIC));
        headers.put(DeadLetterHeaders.PARTITION, utf8(Integer.toString(message.partition())));
        headers.put(DeadLetterHeaders.OFFSET, utf8(Long.toString(message.offset())));
        publisher.setAside(
                Topic.HOOK_REGISTRATIONS_GATEWAY_DLQ,
                message.key(),
                message.value(),
                headers,
                Span.getInvalid(),
                result -> {
                    if (result instanceof PublishResult.Refused refused) {
                        LOG.errorf("A hook registration could not be set aside either reason=\"%s\"", refused.reason());
                    }
                });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean isStoppingWithin(Duration time) {
        try {
            return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "webhook-gateway-registrations");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }
}
