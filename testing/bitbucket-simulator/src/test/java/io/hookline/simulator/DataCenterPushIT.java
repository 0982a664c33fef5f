package io.hookline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.support.GitCli;
import io.hookline.simulator.support.SimulatorTest;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataCenterPushIT extends SimulatorTest {
    private static final String ZEROS = "0".repeat(40);

    private GitCli git;

    @BeforeEach
    void subscribe() throws IOException {
        dataCenterHook("repo:refs_changed");
        git = clone(DATA_CENTER);
    }

    private JsonNode push(String arguments) {
        receiver.clear();
        git.git("push -q origin " + arguments);
        settle();
        return receiver.only("repo:refs_changed").json();
    }

    @Test
    void shouldSendDataCentersHeaders() {
        git.commit("a.txt", "a");

        push("main");

        assertThat(receiver.only("repo:refs_changed").headers())
                .containsKeys("x-request-id", "x-hub-signature")
                .containsEntry("content-type", "application/json; charset=utf-8")
                .doesNotContainKeys("x-attempt-number", "x-hook-uuid", "x-request-uuid");
    }

    @Test
    void shouldTellACreatedBranch() {
        git.git("checkout -q -b feature/x");
        String hash = git.commit("a.txt", "a");

        JsonNode body = push("feature/x");

        JsonNode change = body.at("/changes/0");
        assertThat(change.at("/ref/id").asText()).isEqualTo("refs/heads/feature/x");
        assertThat(change.path("type").asText()).isEqualTo("ADD");
        assertThat(change.path("fromHash").asText()).isEqualTo(ZEROS);
        assertThat(change.path("toHash").asText()).isEqualTo(hash);
        assertThat(body.at("/toCommit/id").asText()).isEqualTo(hash);
        assertThat(body.path("commits")).hasSize(1);
    }

    @Test
    void shouldTellADeletionWithoutCommits() {
        git.git("branch gone");
        push("gone");

        JsonNode body = push(":gone");

        assertThat(body.at("/changes/0/type").asText()).isEqualTo("DELETE");
        assertThat(body.at("/changes/0/toHash").asText()).isEqualTo(ZEROS);
        assertThat(body.has("commits")).isFalse();
        assertThat(body.has("toCommit")).isFalse();
    }

    @Test
    void shouldTellTheTagObjectOfAnAnnotatedTagAndItsCommitApart() {
        git.run("tag", "-a", "v1", "-m", "first").ok();

        JsonNode body = push("v1");

        assertThat(body.at("/changes/0/ref/type").asText()).isEqualTo("TAG");
        assertThat(body.at("/changes/0/toHash").asText()).isEqualTo(git.git("rev-parse v1"));
        assertThat(body.at("/toCommit/id").asText()).isEqualTo(git.git("rev-parse main"));
    }

    @Test
    void shouldWriteCommitDatesAsEpochBeforeTen() {
        git.commit("a.txt", "a");

        JsonNode body = push("main");

        assertThat(body.at("/toCommit/authorTimestamp").isNumber()).isTrue();
        assertThat(body.path("date").asText()).endsWith("+0000");
    }

    @Test
    void shouldWriteCommitDatesAsTextFromTen() {
        control.conditions().set(Setting.DC_VERSION, "10.4.0");
        control.conditions().set(Setting.DC_ZONE, "+03:00");
        git.commit("a.txt", "a");

        JsonNode body = push("main");

        assertThat(body.at("/toCommit/authorTimestamp").asText()).matches("\\d{4}-.*\\.\\d{3}Z");
        assertThat(body.path("date").asText()).endsWith("+0300");
    }

    @Test
    void shouldLeaveCommitsOutInSeven() {
        control.conditions().set(Setting.DC_VERSION, "7.21.0");
        git.commit("a.txt", "a");

        JsonNode body = push("main");

        assertThat(body.has("commits")).isFalse();
        assertThat(body.has("toCommit")).isFalse();
    }

    @Test
    void shouldListThePushHistory() {
        git.commit("a.txt", "a");
        push("main");

        JsonNode history = dataCenter
                .get("/projects/PRJ/repos/app/ref-change-activities?ref=refs/heads/main")
                .body();

        assertThat(history.at("/values/0/refChange/toHash").asText()).isEqualTo(git.git("rev-parse main"));
        assertThat(history.path("values")).hasSize(2);
    }

    @Test
    void shouldRefuseAPushWhenTheLicenceHasExpired() {
        control.conditions().set(Setting.DC_LICENCE_EXPIRED, "true");
        git.commit("a.txt", "a");

        GitCli.Result pushed = git.run("push", "origin", "main");

        assertThat(pushed.exit()).isNotZero();
    }
}
