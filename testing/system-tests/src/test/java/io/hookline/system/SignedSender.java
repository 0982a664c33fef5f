package io.hookline.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.Json;
import io.hookline.local.stack.LocalSecrets;
import io.hookline.local.stack.LocalStack;
import io.hookline.trigger.oracle.MadeUp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/** Stands in for Bitbucket, and for connector-service, to projects that are made up: sends each delivery until it is acknowledged. */
final class SignedSender implements AutoCloseable {

    private static final String KEY = LocalSecrets.KEY_ID;
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofMinutes(3);

    private final LocalStack stack;
    private final URI gateway;
    private final LongConsumer listener;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SecureRandom random = new SecureRandom();
    private final Map<ProjectId, HookId> hooks = new ConcurrentHashMap<>();
    private final AtomicLong attempts = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();

    /** The listener is told how many deliveries were acknowledged by then, in the thread of the last. */
    SignedSender(LocalStack stack, LongConsumer listener) {
        this(stack, stack.addresses().webhookGateway(), listener);
    }

    /** Delivers to another address than the stack's own gateway. */
    SignedSender(LocalStack stack, URI gateway, LongConsumer listener) {
        this.stack = stack;
        this.gateway = gateway;
        this.listener = listener;
    }

    /** How often anything was sent. */
    long attempts() {
        return attempts.get();
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** Has the services know the projects, their webhooks and where their default branches stand. */
    void introduce(List<MadeUp> histories) {
        try (Publisher publisher = new Publisher(stack.addresses().kafka())) {
            for (MadeUp history : histories) {
                var project = history.project();
                HookId hook = HookId.random(random);
                hooks.put(project.id(), hook);
                var registration = new HookRegistration(hook, project.id(), project.repository(), KEY);
                publisher.send(Topic.PROJECTS, project.id().toString(), event(project));
                publisher.send(Topic.HOOK_REGISTRATIONS, hook.toString(), event(registration));
                publisher.send(
                        Topic.REPOSITORY_EVENTS, project.repository().id().toString(), event(history.firstLook()));
            }
        }
    }

    /** Has the services forget the projects and their webhooks. */
    void retire(List<MadeUp> histories) {
        try (Publisher publisher = new Publisher(stack.addresses().kafka())) {
            for (MadeUp history : histories) {
                ProjectId project = history.project().id();
                publisher.sendTombstone(
                        Topic.HOOK_REGISTRATIONS, hooks.remove(project).toString());
                publisher.sendTombstone(Topic.PROJECTS, project.toString());
            }
        }
    }

    /** Sends a project's deliveries, one after the other. */
    void send(MadeUp history) {
        HookId hook = hooks.get(history.project().id());
        for (RepositoryEvent event : history.deliveries()) {
            HttpRequest request = request(hook, event);
            Awaitility.await()
                    .atMost(OUTAGE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .pollInSameThread()
                    .until(() -> isAcknowledged(request));
            listener.accept(acknowledged.incrementAndGet());
        }
    }

    /** How Bitbucket delivers an event of a project's. */
    HttpRequest delivery(MadeUp history, RepositoryEvent event) {
        return request(hooks.get(history.project().id()), event);
    }

    @Override
    public void close() {
        http.close();
    }

    private boolean isAcknowledged(HttpRequest request) throws InterruptedException {
        attempts.incrementAndGet();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 300;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpRequest request(HookId hook, RepositoryEvent event) {
        byte[] body = bytes(WebhookBodies.body(event));
        boolean cloud = event.header().repository().product() == Product.CLOUD;
        return HttpRequest.newBuilder(gateway.resolve("/hooks/" + hook))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("X-Event-Key", WebhookBodies.eventKey(event))
                .header(
                        cloud ? "X-Request-UUID" : "X-Request-Id",
                        event.header().delivery().id())
                .header("X-Hub-Signature", signature(hook, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private String signature(HookId hook, byte[] body) {
        String secret = stack.secrets().hookSecrets().secretFor(KEY, hook).orElseThrow();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private static CloudEvent<?> event(Object data) {
        return new CloudEvent<>("soak", "/soak", Instant.now(), data);
    }

    private static byte[] bytes(Map<String, Object> body) {
        try {
            return Json.mapper().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map always has a JSON form", e);
        }
    }
}
