package io.hookline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.support.GitCli;
import io.hookline.simulator.support.Receiver.Received;
import io.hookline.simulator.support.SimulatorTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloudPushIT extends SimulatorTest {
    private GitCli git;
    private String hook;

    @BeforeEach
    void subscribe() throws IOException {
        hook = cloudHook("repo:push");
        git = clone(CLOUD);
    }

    private JsonNode push(String arguments) {
        receiver.clear();
        git.git("push -q origin " + arguments);
        settle();
        return receiver.only("repo:push").json().at("/push/changes");
    }

    @Test
    void shouldSendCloudsHeadersAndSignature() throws Exception {
        git.commit("a.txt", "a");

        push("main");

        Received delivery = receiver.only("repo:push");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(delivery.headers())
                .containsEntry("x-hub-signature", "sha256=" + HexFormat.of().formatHex(mac.doFinal(delivery.body())))
                .containsEntry("user-agent", "Bitbucket-Webhooks/2.0")
                .containsEntry("x-attempt-number", "1")
                .containsEntry("x-hook-uuid", hook.replaceAll("[{}]", ""))
                .containsKey("x-request-uuid");
    }

    @Test
    void shouldTellACreatedBranch() {
        git.git("checkout -q -b feature/x");
        String hash = git.commit("a.txt", "a");

        JsonNode change = push("feature/x").get(0);

        assertThat(change.path("old").isNull()).isTrue();
        assertThat(change.at("/new/type").asText()).isEqualTo("branch");
        assertThat(change.at("/new/name").asText()).isEqualTo("feature/x");
        assertThat(change.at("/new/target/hash").asText()).isEqualTo(hash);
        assertThat(change.path("created").asBoolean()).isTrue();
        assertThat(change.path("commits")).hasSize(1);
    }

    @Test
    void shouldCutCommitsAtFive() {
        for (int i = 0; i < 7; i++) {
            git.commit("a.txt", "content " + i);
        }

        JsonNode change = push("main").get(0);

        assertThat(change.path("commits")).hasSize(5);
        assertThat(change.path("truncated").asBoolean()).isTrue();
        assertThat(change.path("forced").asBoolean()).isFalse();
    }

    @Test
    void shouldTellAForcePush() {
        git.commit("a.txt", "a");
        push("main");
        git.git("reset -q --hard HEAD~1");
        git.commit("b.txt", "b");

        JsonNode change = push("-f main").get(0);

        assertThat(change.path("forced").asBoolean()).isTrue();
        assertThat(change.path("old").isNull()).isFalse();
    }

    @Test
    void shouldTellSeveralRefsInOneDelivery() {
        git.commit("a.txt", "a");
        git.git("branch one");
        git.git("branch two");
        git.git("tag v1");

        JsonNode changes = push("main one two v1");

        assertThat(changes.findValuesAsText("created")).hasSize(4);
    }

    @Test
    void shouldTellADeletedBranchWithoutCommits() {
        git.git("branch gone");
        push("gone");

        JsonNode change = push(":gone").get(0);

        assertThat(change.path("new").isNull()).isTrue();
        assertThat(change.path("closed").asBoolean()).isTrue();
        assertThat(change.has("commits")).isFalse();
        assertThat(change.has("links")).isFalse();
    }

    @Test
    void shouldTellTheCommitOfAnAnnotatedTag() {
        git.run("tag", "-a", "v1", "-m", "first").ok();

        JsonNode change = push("v1").get(0);

        assertThat(change.at("/new/type").asText()).isEqualTo("tag");
        assertThat(change.at("/new/target/hash").asText()).isEqualTo(git.git("rev-parse main"));
        assertThat(change.at("/new/message").asText()).isEqualTo("first\n");
        assertThat(change.at("/new/tagger/raw").asText()).isEqualTo("Ann <ann@example.com>");
        assertThat(change.has("commits")).isFalse();
        assertThat(change.at("/links").size()).isEqualTo(1);
    }

    @Test
    void shouldTellNoTaggerOfALightTag() {
        git.git("tag light");

        JsonNode change = push("light").get(0);

        assertThat(change.at("/new/tagger").isNull()).isTrue();
        assertThat(change.at("/new/message").isNull()).isTrue();
    }

    @Test
    void shouldTellADeletedTag() {
        git.git("tag light");
        push("light");

        JsonNode change = push(":refs/tags/light").get(0);

        assertThat(change.at("/old/type").asText()).isEqualTo("tag");
        assertThat(change.path("closed").asBoolean()).isTrue();
    }

    @Test
    void shouldNameThePusherAsActor() {
        git.commit("a.txt", "a");

        push("main");

        JsonNode body = receiver.only("repo:push").json();
        assertThat(body.at("/actor/nickname").asText()).isEqualTo("ann");
        assertThat(body.at("/repository/full_name").asText()).isEqualTo("acme/app");
        assertThat(body.at("/repository").has("slug")).isFalse();
        assertThat(body.at("/repository/parent").isNull()).isTrue();
    }
}
