package io.hookline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hookline.simulator.control.HookControl;
import io.hookline.simulator.control.PullRequestControl.NewPullRequest;
import io.hookline.simulator.control.RepositoryControl.FileCommit;
import io.hookline.simulator.control.RepositoryRef;
import io.hookline.simulator.delivery.Attempt;
import io.hookline.simulator.delivery.Delivery;
import io.hookline.simulator.delivery.Delivery.State;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.support.Receiver.Received;
import io.hookline.simulator.support.SimulatorTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryIT extends SimulatorTest {
    private int commits;

    private void push(RepositoryRef repository) {
        control.repositories().commit(repository, FileCommit.of("main", "a.txt", "content " + commits++));
        settle();
    }

    private List<State> states() {
        return simulator.deliveries().log().entries().stream()
                .map(Delivery::state)
                .toList();
    }

    private List<String> headers(String name) {
        return receiver.received().stream()
                .map(Received::headers)
                .map(headers -> headers.get(name))
                .toList();
    }

    @Test
    void shouldTryThreeTimesWithOneIdOnCloudWhenTheReceiverFails() {
        cloudHook("repo:push");
        receiver.answers(500, 503, 500);

        push(CLOUD);

        assertThat(headers("x-attempt-number")).containsExactly("1", "2", "3");
        assertThat(headers("x-request-uuid"))
                .hasSize(3)
                .containsOnly(headers("x-request-uuid").getFirst());
        assertThat(states()).containsExactly(State.FAILED);
    }

    @Test
    void shouldStopTryingOnceTheReceiverAnswers() {
        cloudHook("repo:push");
        receiver.answers(500, 202);

        push(CLOUD);

        assertThat(receiver.received()).hasSize(2);
        assertThat(states()).containsExactly(State.DELIVERED);
    }

    @Test
    void shouldNotRetryARefusal() {
        cloudHook("repo:push");
        receiver.answers(404);

        push(CLOUD);

        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void shouldNeverRetryOnDataCenter() {
        dataCenterHook("repo:refs_changed");
        receiver.answers(500);

        push(DATA_CENTER);

        assertThat(receiver.received()).hasSize(1);
        assertThat(states()).containsExactly(State.FAILED);
    }

    @Test
    void shouldTimeOutWhenTheReceiverDoesNotAnswer() {
        cloudHook("repo:push");
        control.conditions().set(Setting.DELIVERY_TIMEOUT, "200");
        receiver.answersNever();

        push(CLOUD);

        Delivery delivery = simulator.deliveries().log().entries().getFirst();
        assertThat(delivery.attempts()).extracting(Attempt::shown).containsExactly("TIMEOUT");
    }

    @Test
    void shouldSkipAHookWhoseBreakerIsOpenUntilTimePasses() {
        dataCenterHook("repo:refs_changed");
        receiver.answers(500, 500, 500, 500, 500);
        for (int i = 0; i < 6; i++) {
            push(DATA_CENTER);
        }
        assertThat(receiver.received()).hasSize(5);
        assertThat(states()).endsWith(State.SKIPPED_BREAKER);

        control.conditions().advanceClock(Duration.ofSeconds(11));
        push(DATA_CENTER);

        assertThat(states()).endsWith(State.DELIVERED);
    }

    @Test
    void shouldDropALargeBodySilentlyOnCloud() {
        cloudHook("repo:push");

        control.repositories().commit(CLOUD, new FileCommit("main", "a.txt", "a", "m".repeat(300 * 1024), null));
        settle();

        assertThat(receiver.received()).isEmpty();
        assertThat(states()).containsExactly(State.TOO_LARGE);
    }

    @Test
    void shouldSendTwiceWhenDuplicatesAreOn() {
        cloudHook("repo:push");
        control.conditions().set(Setting.DELIVERY_DUPLICATES, "true");

        push(CLOUD);

        assertThat(headers("x-request-uuid"))
                .hasSize(2)
                .containsOnly(headers("x-request-uuid").getFirst());
    }

    @Test
    void shouldLeaveTheActorOutWhereToldTo() {
        cloudHook("repo:push");
        control.conditions().set(Setting.DELIVERY_WITHOUT_ACTOR, "true");

        push(CLOUD);

        assertThat(receiver.only("repo:push").json().has("actor")).isFalse();
    }

    @Test
    void shouldRedeliverTheSameRequest() {
        cloudHook("repo:push");
        push(CLOUD);

        simulator.deliveries().redeliver(simulator.deliveries().log().entries().getFirst());
        settle();

        assertThat(headers("x-request-uuid"))
                .hasSize(2)
                .containsOnly(headers("x-request-uuid").getFirst());
    }

    @Test
    void shouldSendToAWorkspaceHookToo() {
        cloud.post(
                "/workspaces/acme/hooks",
                "{'description':'all','url':'" + receiver.url() + "','active':true,'events':['repo:push']}");
        cloudHook("repo:push");

        push(CLOUD);

        assertThat(headers("x-request-uuid")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldNotSendToAnInactiveHook() {
        cloudHook("repo:push");
        long id = control.hooks().hooks(CLOUD).getFirst().id();
        control.hooks().editHook(CLOUD, id, new HookControl.Edit(null, false, null, null));

        push(CLOUD);

        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void shouldLetLaterDeliveriesOvertakeWhereToldTo() {
        cloudHook("repo:push");
        control.conditions().set(Setting.DELIVERY_REORDER, "true");
        control.conditions().set(Setting.DELIVERY_TIMEOUT, "2000");
        receiver.answersNever();
        String first = control.repositories().commit(CLOUD, FileCommit.of("main", "a.txt", "1"));
        await().until(() -> receiver.received().size() == 1);
        String second = control.repositories().commit(CLOUD, FileCommit.of("main", "a.txt", "2"));
        String third = control.repositories().commit(CLOUD, FileCommit.of("main", "a.txt", "3"));
        settle();

        assertThat(receiver.received())
                .extracting(received ->
                        received.json().at("/push/changes/0/new/target/hash").asText())
                .containsExactly(first, third, second);
    }

    @Test
    void shouldSkipDeliveriesAbove250InFlightOnDataCenter() {
        dataCenterHook("pr:comment:added");
        receiver.answersNever();
        control.repositories().commit(DATA_CENTER, FileCommit.of("x", "x.txt", "x"));
        int pull = control.pullRequests().open(DATA_CENTER, NewPullRequest.of("Add x", "x"));

        for (int i = 0; i < 260; i++) {
            control.pullRequests().comment(DATA_CENTER, pull, "comment " + i);
        }
        settle();

        assertThat(states()).filteredOn(State.SKIPPED_IN_FLIGHT::equals).hasSize(10);
    }
}
