package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.id.ConnectorId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.local.client.ConnectorClient;
import io.hookline.local.client.HealthClient;
import io.hookline.local.client.RestClient;
import io.hookline.local.client.Tokens;
import io.hookline.local.client.TopicLog;
import io.hookline.local.command.Commands;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.LocalStack;
import io.hookline.local.stack.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The databases are lost and restored from a backup, as {@code docs/operations.md} says: what was pushed after the backup, what is pushed
 * while nothing runs, and a project that the backup lacks.
 */
class RestoreIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final LocalStack STACK = SharedStack.get();
    private static final Addresses ADDRESSES = STACK.addresses();
    private static final Tokens TOKENS = new Tokens(ADDRESSES.issuer());
    private static final ConnectorClient CONNECTORS =
            new ConnectorClient(ADDRESSES.connectorService(), TOKENS.of("admin"));

    private static TopicLog<BuildMessage> builds;
    private static Workplace kept;
    private static Workplace lost;
    private static String beforeBackup;
    private static List<String> afterBackup;
    private static String inLostProject;
    private static String whileNothingRan;

    @BeforeAll
    static void loseAndRestore() {
        builds = TopicLog.fromNow(ADDRESSES.kafka(), Topic.BUILD_REQUESTS.topicName(), BuildMessage.class);
        kept = Workplace.make(Product.CLOUD, "restore");
        beforeBackup = built(kept, "before");
        Instant begun = Instant.now();
        DatabaseBackup backup = DatabaseBackup.take(STACK);
        afterBackup = List.of(built(kept, "after/1"), built(kept, "after/2"));
        lost = Workplace.make(Product.CLOUD, "restore-lost");
        inLostProject = built(lost, "lost");

        Part.services().forEach(STACK::stop);
        whileNothingRan = kept.pushToNewBranch("unheard");
        backup.restore();
        assertThat(Commands.execute(
                        SharedStack.REPOSITORY,
                        SharedStack.HOME,
                        System.out,
                        "rewind",
                        "--kafka",
                        ADDRESSES.kafka(),
                        "--to",
                        begun.toString()))
                .isZero();
        Part.services().forEach(STACK::restart);
    }

    @AfterAll
    static void close() {
        builds.close();
    }

    @Test
    void shouldDecideAgainUnderTheSameIdsWhatWasPushedAfterTheBackup() {
        for (String commit : afterBackup) {
            List<BuildRequested> requested = requests(commit, 2);

            assertThat(requested).hasSizeGreaterThan(1);
            assertThat(requested)
                    .extracting(BuildRequested::id)
                    .containsOnly(requested.getFirst().id());
            assertThat(requested)
                    .extracting(BuildRequested::decision)
                    .containsOnly(requested.getFirst().decision());
            await().atMost(PATIENCE).until(() -> isCheckedOut(requested.getFirst()));
        }
    }

    @Test
    void shouldFindWhatWasPushedWhileNothingRan() {
        requests(whileNothingRan, 1);

        assertThat(after(whileNothingRan))
                .singleElement()
                .satisfies(build -> assertThat(build.cause().recovered()).isTrue());
    }

    @Test
    void shouldNotAskAgainForWhatTheBackupHas() {
        requests(afterBackup.getLast(), 2);

        assertThat(after(beforeBackup)).hasSize(1);
    }

    @Test
    void shouldBeHealthyAgain() {
        HealthClient health = new HealthClient(ADDRESSES.healthMonitor(), TOKENS.of("operator"));

        await().atMost(PATIENCE).pollInterval(5, TimeUnit.SECONDS).until(() -> {
            health.check(kept.project());
            return health.stateOf(kept.project())
                    .filter(HealthState.HEALTHY::equals)
                    .isPresent();
        });
    }

    @Test
    void shouldMakeAProjectAnewThatTheBackupLacks() {
        assertThat(CONNECTORS
                        .rest()
                        .send("GET", "/projects/" + lost.project(), null)
                        .status())
                .isEqualTo(404);
        ConnectorId connector = CONNECTORS.connectorNamed("system-CLOUD").orElseThrow();

        ProjectId anew = CONNECTORS
                .createProject(lost.name(), connector, lost.repository().path())
                .id();
        await().atMost(PATIENCE).until(() -> CONNECTORS.project(anew).isReady());
        String pushed = lost.pushToNewBranch("anew");

        assertThat(requests(pushed, 1)).extracting(BuildRequested::project).containsExactly(anew);
        assertThat(after(pushed)).hasSize(1);
        assertThat(after(inLostProject)).extracting(BuildRequested::project).containsExactly(lost.project());
        assertThat(ofRepository("/hooks")).hasSize(1);
        assertThat(ofRepository("/keys")).containsExactlyInAnyOrder("hookline-" + lost.project(), "hookline-" + anew);
    }

    /** Pushes to a new branch, and waits until that is requested to be built; returns the commit. */
    private static String built(Workplace workplace, String branch) {
        String commit = workplace.pushToNewBranch(branch);
        assertThat(requests(commit, 1)).as("build of %s", branch).hasSize(1);
        return commit;
    }

    /** The requests to build a commit: so many, or those that came in time. */
    private static List<BuildRequested> requests(String commit, int count) {
        return requested(builds.awaitAll(message -> isOf(message, commit), count, PATIENCE));
    }

    /** All requests to build a commit, also those that come only now. */
    private static List<BuildRequested> after(String commit) {
        return requested(builds.after(message -> isOf(message, commit), QUIET));
    }

    private static List<BuildRequested> requested(List<BuildMessage> messages) {
        return messages.stream().map(BuildRequested.class::cast).toList();
    }

    private static boolean isOf(BuildMessage message, String commit) {
        return message instanceof BuildRequested requested
                && requested.commit().value().equals(commit);
    }

    /** Whether a runner gets what it needs for a build. */
    private static boolean isCheckedOut(BuildRequested build) {
        return new RestClient(ADDRESSES.connectorService(), TOKENS.of("runner"))
                .send("GET", "/projects/%s/checkout?build=%s".formatted(build.project(), build.id()), null)
                .isOk();
    }

    /** What the lost project's repository has of hooks or keys, by their labels where they have one. */
    private static List<String> ofRepository(String what) {
        JsonNode all = lost.bitbucket().control().get(lost.bitbucket().path(lost.repository()) + what);
        return all.valueStream().map(one -> one.path("label").asText()).toList();
    }
}
