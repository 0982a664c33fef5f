package io.hookline.benchmarks.trigger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hookline.benchmarks.process.PackagedService;
import io.hookline.benchmarks.process.ServerProcess;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.HookSecrets;
import io.hookline.contracts.project.Project;
import io.hookline.embedded.FreePort;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A gateway that knows the webhooks of some projects, and pushes signed for it. */
final class SignedPushes implements AutoCloseable {

    private static final String KEY = "bench";

    private final byte[] masterKey = new byte[32];
    private final Map<ProjectId, HookId> hooks = new HashMap<>();
    private final int port = FreePort.pick();
    private final ServerProcess gateway;

    /** Takes as long as the gateway takes to get ready. */
    SignedPushes(EngineStack stack, List<Project> projects) {
        SecureRandom random = new SecureRandom();
        random.nextBytes(masterKey);
        try (Intake intake = new Intake(stack.kafka())) {
            for (Project project : projects) {
                HookId hook = HookId.random(random);
                hooks.put(project.id(), hook);
                intake.send(new HookRegistration(hook, project.id(), project.repository(), KEY));
            }
        }
        gateway = PackagedService.start(
                stack.repository(),
                "webhook-gateway",
                EngineStack.JAVA_OPTIONS,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        stack.kafka(),
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "HOOKLINE_GATEWAY_MASTER_KEYS_BENCH",
                        Base64.getEncoder().encodeToString(masterKey)),
                stack.logs().resolve("gateway.log"));
        gateway.awaitReady(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
    }

    /**
     * A push as Bitbucket sends it.
     *
     * @param commit the one pushed
     */
    record Signed(String path, String delivery, String signature, Buffer body, String commit) {}

    int port() {
        return port;
    }

    Signed sign(Push push) {
        HookId hook = Objects.requireNonNull(hooks.get(push.project().id()), "a project with a webhook");
        byte[] body = push.body();
        return new Signed(
                "/hooks/" + hook,
                push.delivery(),
                signature(hook, body),
                Buffer.buffer(body),
                push.after().value());
    }

    private String signature(HookId hook, byte[] body) {
        String secret =
                new HookSecrets(Map.of(KEY, masterKey)).secretFor(KEY, hook).orElseThrow();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(US_ASCII), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}
