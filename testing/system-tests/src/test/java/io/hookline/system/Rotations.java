package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.Topic;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.TopicLog;
import io.hookline.local.stack.Addresses;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Has deploy keys and webhooks replaced, by the commands of health-monitor, and reads what came of it. */
final class Rotations implements AutoCloseable {

    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final int RAW_KEY_BYTES = 32;

    private final Addresses addresses = SharedStack.get().addresses();
    private final Publisher publisher = new Publisher(addresses.kafka());
    private final TopicLog<RepairResult> results =
            TopicLog.fromNow(addresses.kafka(), Topic.REPAIR_RESULTS.topicName(), RepairResult.class);

    /** The replacement of something of a project. */
    final class Rotation implements Work {

        private final ProjectCreation project;
        private final RepairCommand command;

        private Rotation(ProjectCreation project, RepairCommand command) {
            this.project = project;
            this.command = command;
        }

        ProjectCreation project() {
            return project;
        }

        @Override
        public void start() {
            publisher.send(
                    Topic.REPAIR_COMMANDS,
                    command.project().toString(),
                    new CloudEvent<>(command.id().toString(), "/health-monitor", command.issuedAt(), command));
        }

        @Override
        public void awaitDone() {
            assertThat(results.await(this::isOfThis, RECOVERY))
                    .get()
                    .as("what came of " + command)
                    .isInstanceOf(RepairResult.Repaired.class);
        }

        @Override
        public BitbucketCalls calls(Instant since) {
            return project.calls(since);
        }

        @Override
        public boolean hasOwnPaths() {
            return project.hasOwnPaths();
        }

        private boolean isOfThis(RepairResult result) {
            return result.command().equals(command.id());
        }
    }

    /** The replacement of a deploy key that is spoilt by this. */
    Rotation ofKey(ProjectCreation project) {
        spoilKey(project);
        return new Rotation(
                project,
                new RepairCommand.ReplaceDeployKey(CommandId.random(), project.id(), "spoilt", Instant.now(), null));
    }

    /** The replacement of a webhook that is spoilt by this. */
    Rotation ofWebhook(ProjectCreation project) {
        RestClient control = project.bitbucket().control();
        String hooks = project.bitbucket().path(project.repository()) + "/hooks";
        control.patch(hooks + "/" + control.get(hooks).path(0).path("id").asText(), Map.of("active", false));
        return new Rotation(
                project,
                new RepairCommand.RestoreWebhook(CommandId.random(), project.id(), "spoilt", Instant.now(), null));
    }

    @Override
    public void close() {
        publisher.close();
        results.close();
    }

    /** Cloud's keys never write, so that there the key goes, and one is left that looks like an older one of the project. */
    private void spoilKey(ProjectCreation project) {
        RestClient control = project.bitbucket().control();
        String keys = project.bitbucket().path(project.repository()) + "/keys";
        JsonNode key = control.get(keys).path(0);
        switch (project.product()) {
            case DATA_CENTER -> control.patch(keys + "/" + key.path("id").asText(), Map.of("writable", true));
            case CLOUD -> {
                control.delete(keys);
                cloud(project)
                        .post(
                                "/repositories/" + project.repository().path() + "/deploy-keys",
                                Map.of(
                                        "key",
                                        newKey(),
                                        "label",
                                        key.path("label").asText()));
            }
        }
    }

    private RestClient cloud(ProjectCreation project) {
        var account = project.bitbucket().hookline();
        byte[] login = (account.email() + ":" + account.token()).getBytes(StandardCharsets.UTF_8);
        return new RestClient(
                addresses.simulator().cloud().rest(),
                () -> "Basic " + Base64.getEncoder().encodeToString(login));
    }

    /** The public half of a key that nobody has the other half of. */
    static String newKey() {
        try {
            byte[] encoded = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length);
            byte[] blob = ByteBuffer.allocate(2 * Integer.BYTES + type.length + raw.length)
                    .putInt(type.length)
                    .put(type)
                    .putInt(raw.length)
                    .put(raw)
                    .array();
            return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }
}
