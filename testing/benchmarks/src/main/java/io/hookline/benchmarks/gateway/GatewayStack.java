package io.hookline.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hookline.benchmarks.gateway.Load.Delivery;
import io.hookline.benchmarks.process.KafkaMain;
import io.hookline.benchmarks.process.PackagedService;
import io.hookline.benchmarks.process.ServerProcess;
import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.HookSecrets;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.embedded.Directories;
import io.hookline.embedded.FreePort;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka, the gateway with one registered hook, and the floor: three processes with the same Java options. */
final class GatewayStack implements AutoCloseable {

    private static final List<String> JAVA_OPTIONS = List.of("-Xms512m", "-Xmx512m");
    private static final String KEY_NAME = "bench";
    private static final int BODIES = 64;

    private final Path data;
    private final ServerProcess kafka;
    private final ServerProcess gateway;
    private final ServerProcess floor;
    private final int gatewayPort = FreePort.pick();
    private final int floorPort = FreePort.pick();
    private final byte[] masterKey = new byte[32];
    private final HookRegistration registration;

    /** Takes as long as the servers take to get ready. */
    GatewayStack(Path repository) throws IOException {
        Path logs = repository.resolve("testing/benchmarks/target/logs");
        data = Files.createTempDirectory("hookline-benchmark");
        SecureRandom random = new SecureRandom();
        random.nextBytes(masterKey);
        registration = new HookRegistration(
                HookId.random(random),
                ProjectId.random(),
                new RepositoryRef(
                        Product.CLOUD, RepositoryId.of("{5b1c3a52-9d7e-4b52-8b77-0c7b6e1f4a10}"), "acme/shop"),
                KEY_NAME);
        int kafkaPort = FreePort.pick();
        String bootstrapServers = "127.0.0.1:" + kafkaPort;
        kafka = ServerProcess.startMain(
                KafkaMain.class,
                JAVA_OPTIONS,
                List.of(Integer.toString(kafkaPort), data.toString()),
                logs.resolve("kafka.log"));
        kafka.awaitPort(kafkaPort);
        register(bootstrapServers);
        gateway = startGateway(repository, bootstrapServers, logs.resolve("gateway.log"));
        floor = ServerProcess.startMain(
                Floor.class,
                JAVA_OPTIONS,
                List.of(Integer.toString(floorPort), bootstrapServers, hookSecret()),
                logs.resolve("floor.log"));
        floor.awaitPort(floorPort);
        gateway.awaitReady(URI.create("http://127.0.0.1:" + gatewayPort + "/q/health/ready"));
    }

    ServerProcess gateway() {
        return gateway;
    }

    ServerProcess floor() {
        return floor;
    }

    int gatewayPort() {
        return gatewayPort;
    }

    int floorPort() {
        return floorPort;
    }

    String repositoryId() {
        return registration.repository().id().value();
    }

    String hookPath() {
        return "/hooks/" + registration.id();
    }

    String hookSecret() {
        return new HookSecrets(Map.of(KEY_NAME, masterKey))
                .secretFor(KEY_NAME, registration.id())
                .orElseThrow();
    }

    /** Different pushes of this size to the registered hook, signed. */
    List<Delivery> deliveries(int kilobytes) {
        return new PushBodies(repositoryId())
                .ofSize(kilobytes * 1024, BODIES).stream()
                        .map(body -> new Delivery(hookPath(), signature(hookSecret(), body), Buffer.buffer(body)))
                        .toList();
    }

    private static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        floor.close();
        kafka.close();
        Directories.delete(data);
    }

    private ServerProcess startGateway(Path repository, String bootstrapServers, Path log) {
        return PackagedService.start(
                repository,
                "webhook-gateway",
                JAVA_OPTIONS,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        bootstrapServers,
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(gatewayPort),
                        "HOOKLINE_GATEWAY_MASTER_KEYS_BENCH",
                        Base64.getEncoder().encodeToString(masterKey)),
                log);
    }

    /** As connector-service does; the topic is there once the producer has its metadata. */
    private void register(String bootstrapServers) {
        CloudEvent<HookRegistration> event =
                new CloudEvent<>(registration.id().value(), "/benchmarks", Instant.now(), registration);
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                Topic.HOOK_REGISTRATIONS.topicName(), registration.id().value(), event.value());
        event.headers().forEach(message.headers()::add);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while registering a hook", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take the registration", e);
        }
    }
}
