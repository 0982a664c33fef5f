package io.hookline.connector;

import static io.hookline.connector.bench.Bench.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.hookline.connector.bench.Bench.Made;
import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.bench.TestCrashPoints;
import io.hookline.connector.bench.Topics;
import io.hookline.connector.repair.HookPlace;
import io.hookline.connector.repair.KeyPlace;
import io.hookline.connector.repair.Repairs;
import io.hookline.connector.store.CrashPlace;
import io.hookline.contracts.Topic;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.health.RepairCommand;
import io.hookline.contracts.health.RepairResult;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.hookline.simulator.control.HookControl.Edit;
import io.hookline.simulator.control.RepositoryView;
import io.hookline.simulator.fault.Fault;
import io.hookline.simulator.fault.FaultRule;
import io.hookline.simulator.state.AccessKey;
import io.hookline.simulator.state.Hook;
import io.hookline.simulator.state.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@TestProfile(TestConfig.class)
class RepairIT extends OnBench {

    @Inject
    TestCrashPoints crashPoints;

    @Inject
    Repairs repairs;

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldReplaceADeletedDeployKey(Product product) {
        Made made = bench.project(product);
        String before = fingerprint(made);
        bench.hooks().deleteKeys(made.repository());
        assertThat(send(replaceDeployKey(made))).isInstanceOf(RepairResult.Repaired.class);
        assertThat(bench.hooks().keys(made.repository()))
                .singleElement()
                .extracting(AccessKey::writable)
                .isEqualTo(false);
        assertThat(fingerprint(made)).isNotEqualTo(before);
        assertHealthy(made);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldRestoreADeletedWebhookAndLookForWhatWasMissed(Product product) {
        Made made = bench.project(product);
        String before = hookId(made);
        bench.hooks().deleteHooks(made.repository());
        assertThat(send(restoreWebhook(made))).isInstanceOf(RepairResult.Repaired.class);
        assertThat(hookId(made)).isNotEqualTo(before);
        assertThat(hooks(made))
                .singleElement()
                .satisfies(hook -> assertThat(hook.url()).endsWith(hookId(made)));
        await().untilAsserted(() -> {
            assertThat(Topics.isRemoved(Topic.HOOK_REGISTRATIONS, before)).isTrue();
            assertThat(Topics.isRemoved(Topic.HOOK_REGISTRATIONS, hookId(made))).isFalse();
            assertThat(events(made)).hasSize(6);
        });
        assertHealthy(made);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldReplaceAWebhookThatWasSwitchedOff(Product product) {
        Made made = bench.project(product);
        Hook hook = hooks(made).getFirst();
        bench.hooks().editHook(made.repository(), hook.id(), new Edit(null, false, null, null));
        assertThat(send(restoreWebhook(made))).isInstanceOf(RepairResult.Repaired.class);
        assertThat(hooks(made)).singleElement().satisfies(now -> {
            assertThat(now.id()).isNotEqualTo(hook.id());
            assertThat(now.active()).isTrue();
        });
    }

    @Test
    void shouldDoNothingWhereNothingIsWrong() {
        Made made = bench.project(Product.CLOUD);
        List<Hook> before = hooks(made);
        assertThat(send(restoreWebhook(made))).isInstanceOf(RepairResult.NotNeeded.class);
        assertThat(send(replaceDeployKey(made))).isInstanceOf(RepairResult.NotNeeded.class);
        assertThat(send(refresh(made))).isInstanceOf(RepairResult.NotNeeded.class);
        assertThat(hooks(made)).isEqualTo(before);
    }

    @Test
    void shouldCarryOutOnceACommandThatIsReadTwice() {
        Made made = bench.project(Product.CLOUD);
        bench.hooks().deleteKeys(made.repository());
        RepairCommand command = replaceDeployKey(made);
        assertThat(send(command)).isInstanceOf(RepairResult.Repaired.class);
        String after = fingerprint(made);
        bench.hooks().deleteKeys(made.repository());
        Topics.send(command);
        repairs.handle(command);
        RepairCommand last = refresh(made);
        send(last);
        assertThat(results(made)).extracting(RepairResult::command).containsExactly(command.id(), last.id());
        assertThat(fingerprint(made)).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldFollowARenamedRepository(Product product) {
        Made made = bench.project(product);
        RepositoryView renamed = bench.control()
                .repositories()
                .rename(made.repository(), made.repository().slug() + "-new");
        assertThat(send(refresh(made))).isInstanceOf(RepairResult.Repaired.class);
        await().untilAsserted(() -> assertThat(Topics.messages(Topic.PROJECTS, made.id(), Project.class)
                        .getLast())
                .satisfies(project -> {
                    assertThat(project.repository().path())
                            .endsWith("/" + renamed.ref().slug());
                    assertThat(project.sshCloneUrl()).contains(renamed.ref().slug());
                    assertThat(project.version()).isEqualTo(2);
                }));
    }

    @Test
    void shouldRepairARenamedRepositoryWhereItIsNow() {
        Made made = bench.project(Product.CLOUD);
        RepositoryView renamed = bench.control()
                .repositories()
                .rename(made.repository(), made.repository().slug() + "-new");
        bench.hooks().deleteHooks(renamed.ref());
        assertThat(send(restoreWebhook(made))).isInstanceOf(RepairResult.Repaired.class);
        assertThat(bench.hooks().hooks(renamed.ref())).hasSize(1);
    }

    @Test
    void shouldSayThatARepairMaySucceedLaterWhileBitbucketIsAway() {
        Made made = bench.project(Product.CLOUD);
        bench.hooks().deleteHooks(made.repository());
        bench.control()
                .conditions()
                .fault(new FaultRule("*", "POST", "*/hooks", new Fault.Status(503, Map.of(), "down"), -1));
        assertThat(send(restoreWebhook(made)))
                .isInstanceOfSatisfying(
                        RepairResult.Failed.class,
                        failed -> assertThat(failed.retryable()).isTrue());
        bench.control().conditions().clearFaults();
        assertThat(send(restoreWebhook(made))).isInstanceOf(RepairResult.Repaired.class);
        assertThat(hooks(made)).hasSize(1);
    }

    @Test
    void shouldSayThatAPersonIsNeededWhereTheRepositoryIsGone() {
        Made made = bench.project(Product.DATA_CENTER);
        bench.control().repositories().delete(made.repository());
        assertThat(send(restoreWebhook(made)))
                .isInstanceOfSatisfying(
                        RepairResult.Failed.class,
                        failed -> assertThat(failed.retryable()).isFalse());
    }

    static Stream<Arguments> keyCrashes() {
        return everywhere(KeyPlace.values());
    }

    @ParameterizedTest
    @MethodSource("keyCrashes")
    void shouldEndWithOneKeyWhereverTheRepairCrashed(Product product, CrashPlace place) {
        Made made = bench.project(product);
        breakKey(made, product);
        RepairCommand command = replaceDeployKey(made);
        crashAt(place, command);
        assertThat(send(command)).isInstanceOf(RepairResult.Repaired.class);
        assertThat(bench.hooks().keys(made.repository())).hasSize(1);
        assertThat(results(made)).hasSize(1);
        assertHealthy(made);
    }

    static Stream<Arguments> hookCrashes() {
        return everywhere(HookPlace.values());
    }

    @ParameterizedTest
    @MethodSource("hookCrashes")
    void shouldEndWithOneWebhookWhereverTheRepairCrashed(Product product, CrashPlace place) {
        Made made = bench.project(product);
        bench.hooks().editHook(made.repository(), hooks(made).getFirst().id(), new Edit(null, false, null, null));
        RepairCommand command = restoreWebhook(made);
        crashAt(place, command);
        assertThat(send(command)).isInstanceOf(RepairResult.Repaired.class);
        assertThat(hooks(made))
                .singleElement()
                .satisfies(hook -> assertThat(hook.url()).endsWith(hookId(made)));
        assertThat(results(made)).hasSize(1);
        assertHealthy(made);
    }

    @Test
    void shouldSetAsideACommandThatDoesNotRead() {
        String key = "poison-" + System.nanoTime();
        Topics.send(Topic.REPAIR_COMMANDS, key, Map.of(), new byte[] {'{'});
        await().untilAsserted(() -> assertThat(Topics.records(Topic.REPAIR_COMMANDS_CONNECTOR_DLQ))
                .anySatisfy(message -> assertThat(message.key()).isEqualTo(key)));
        assertThat(send(refresh(bench.project(Product.CLOUD)))).isInstanceOf(RepairResult.NotNeeded.class);
    }

    private void crashAt(CrashPlace place, RepairCommand command) {
        crashPoints.crashAt(place);
        assertThatThrownBy(() -> repairs.handle(command)).isInstanceOf(TestCrashPoints.Crash.class);
        assertThat(crashPoints.hasCrashed()).isTrue();
    }

    private static Stream<Arguments> everywhere(CrashPlace[] places) {
        return Stream.of(Product.values())
                .flatMap(product -> Stream.of(places).map(place -> Arguments.of(product, place)));
    }

    private static void breakKey(Made made, Product product) {
        switch (product) {
            case DATA_CENTER ->
                bench.hooks()
                        .setKeyWritable(
                                made.repository(),
                                bench.hooks().keys(made.repository()).getFirst().keyId(),
                                true);
            case CLOUD -> bench.hooks().deleteKeys(made.repository());
        }
    }

    private static RepairResult send(RepairCommand command) {
        Topics.send(command);
        return await().until(
                        () -> Topics.messages(Topic.REPAIR_RESULTS, command.project(), RepairResult.class).stream()
                                .filter(result -> result.command().equals(command.id()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<RepairResult> results(Made made) {
        return Topics.messages(Topic.REPAIR_RESULTS, made.id(), RepairResult.class);
    }

    private static List<RepositoryEvent> events(Made made) {
        Project project =
                Topics.messages(Topic.PROJECTS, made.id(), Project.class).getLast();
        return Topics.repositoryEvents(project);
    }

    private static List<Hook> hooks(Made made) {
        return bench.hooks().hooks(made.repository());
    }

    private static void assertHealthy(Made made) {
        as("operator")
                .post("/projects/" + made.id() + "/observation")
                .then()
                .statusCode(200)
                .body("git.facts", equalTo("WORKS"))
                .body("deployKey.facts.registered", equalTo(true))
                .body("webhooks.facts.found.size()", equalTo(1));
    }

    private static String hookId(Made made) {
        return as("viewer").get("/projects/" + made.id()).then().extract().path("webhook.hookId");
    }

    private static String fingerprint(Made made) {
        return as("viewer").get("/projects/" + made.id()).then().extract().path("deployKey.fingerprint");
    }

    private static RepairCommand replaceDeployKey(Made made) {
        return new RepairCommand.ReplaceDeployKey(CommandId.random(), project(made), "key gone", Instant.now(), null);
    }

    private static RepairCommand restoreWebhook(Made made) {
        return new RepairCommand.RestoreWebhook(CommandId.random(), project(made), "webhook gone", Instant.now(), null);
    }

    private static RepairCommand refresh(Made made) {
        return new RepairCommand.RefreshRepository(CommandId.random(), project(made), "renamed", Instant.now());
    }

    private static ProjectId project(Made made) {
        return new ProjectId(made.id());
    }
}
