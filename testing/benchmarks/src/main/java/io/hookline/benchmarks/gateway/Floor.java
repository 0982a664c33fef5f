package io.hookline.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hookline.contracts.Topic;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The least server that does the secure part of the gateway's job: checks the HMAC over the raw body and produces that body as it came,
 * with the gateway's producer settings; no routes, no normalising, no metrics: {@code <port> <bootstrap servers> <secret>}.
 */
public final class Floor extends AbstractVerticle {

    private static final String TOPIC = Topic.REPOSITORY_EVENTS.topicName();

    private final int port;
    private final Producer<String, byte[]> producer;
    private final Mac mac;

    private Floor(int port, Producer<String, byte[]> producer, Mac mac) {
        this.port = port;
        this.producer = producer;
        this.mac = mac;
    }

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.ofEntries(
                        Map.entry("bootstrap.servers", arguments[1]),
                        Map.entry("acks", "all"),
                        Map.entry("enable.idempotence", true),
                        Map.entry("linger.ms", 2),
                        Map.entry("batch.size", 256 * 1024),
                        Map.entry("buffer.memory", 64L * 1024 * 1024),
                        Map.entry("compression.type", "lz4"),
                        Map.entry("max.request.size", 8 * 1024 * 1024),
                        Map.entry("delivery.timeout.ms", 7000),
                        Map.entry("request.timeout.ms", 3500)),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.partitionsFor(TOPIC);
        int cores = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(cores));
        vertx.deployVerticle(
                        () -> new Floor(port, producer, keyed(arguments[2])),
                        new DeploymentOptions().setInstances(cores))
                .onFailure(failure -> System.exit(1));
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(new HttpServerOptions().setMaxChunkSize(64 * 1024))
                .requestHandler(this::receive)
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void receive(HttpServerRequest request) {
        request.bodyHandler(buffer -> {
            byte[] body = buffer.getBytes();
            String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
            String claimed = String.valueOf(request.getHeader("X-Hub-Signature"));
            if (!MessageDigest.isEqual(signature.getBytes(UTF_8), claimed.getBytes(UTF_8))) {
                request.response().setStatusCode(401).end();
                return;
            }
            Context context = vertx.getOrCreateContext();
            var _ = producer.send(
                    new ProducerRecord<>(TOPIC, request.path(), body),
                    (metadata, failure) -> context.runOnContext(_ -> request.response()
                            .setStatusCode(failure == null ? 202 : 503)
                            .end()));
        });
    }

    private static Mac keyed(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
