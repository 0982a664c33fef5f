package io.hookline.trigger.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.event.EventHeader;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.event.RefChange;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.id.EventId;
import io.hookline.contracts.project.Project;
import io.hookline.embedded.quarkus.KafkaResource;
import io.hookline.trigger.engine.Driver;
import io.hookline.trigger.engine.OnRealParts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine on a real broker and database against the oracle, while another member joins its consumer group and leaves it. */
@OnRealParts
class OracleIT {

    private static final int ACTIONS = 40;
    private static final int DELIVERIES = 3_000;
    private static final long SEED = Seed.get();
    private static final GitRef LAST = GitRef.branch("the/last");

    private final Driver driver = new Driver();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldRequestTheOraclesBuildsWhenItsConsumerIsRestartedAmongTheEvents() {
        System.out.println("The oracle's histories are those of -Dhookline.oracle.seed=" + SEED);
        List<Deliveries> histories = histories();
        histories.forEach(history -> {
            driver.send(history.story().project());
            driver.sendAll(List.of(history.firstLook()));
        });

        histories.forEach(history -> driver.sendAll(firstHalf(history)));
        takeThePartitionsAwayForAWhile();
        histories.forEach(history -> driver.sendAll(secondHalf(history)));

        histories.forEach(history -> assertThat(builds(history))
                .as("seed %d, project %s", SEED, history.story().project())
                .containsExactlyInAnyOrderElementsOf(
                        Oracle.expect(history.story(), history).requested()));
    }

    private static List<Deliveries> histories() {
        SplittableRandom seeds = new SplittableRandom(SEED);
        List<Deliveries> histories = new ArrayList<>();
        int deliveries = 0;
        while (deliveries < DELIVERIES) {
            SplittableRandom random = seeds.split();
            Deliveries history = Deliveries.shuffled(Stories.make(random, ACTIONS), random);
            histories.add(history);
            deliveries += history.inOrder().size();
        }
        return histories;
    }

    private static List<RepositoryEvent> firstHalf(Deliveries history) {
        return history.events().subList(0, history.inOrder().size() / 2);
    }

    private static List<RepositoryEvent> secondHalf(Deliveries history) {
        List<RepositoryEvent> rest = new ArrayList<>(history.events()
                .subList(history.inOrder().size() / 2, history.inOrder().size()));
        rest.add(last(history.story()));
        return rest;
    }

    /** What the engine has not committed by then is given to it again: the other member commits nothing of what it was given. */
    private static void takeThePartitionsAwayForAWhile() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                KafkaResource.bootstrapServers(),
                "group.id",
                "trigger-engine",
                "enable.auto.commit",
                "false");
        try (KafkaConsumer<byte[], byte[]> other =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            other.subscribe(List.of(Topic.REPOSITORY_EVENTS.topicName()));
            Driver.await(
                    () -> {
                        other.poll(Duration.ofMillis(100));
                        return other.assignment();
                    },
                    assigned -> !assigned.isEmpty());
        }
    }

    /** All builds of the project, once the event sent last was decided. */
    private List<Build> builds(Deliveries history) {
        Project project = history.story().project();
        Driver.await(
                () -> driver.decisions(project.id()),
                decisions -> decisions.stream().anyMatch(decision -> LAST.equals(decision.ref())));
        int expected = Oracle.expect(history.story(), history).requested().size();
        return Driver.await(() -> requested(project), builds -> builds.size() >= expected);
    }

    private List<Build> requested(Project project) {
        return driver.builds(project.id()).stream()
                .filter(BuildRequested.class::isInstance)
                .map(BuildRequested.class::cast)
                .filter(request -> !request.ref().equals(LAST))
                .map(Build::of)
                .toList();
    }

    private static RepositoryEvent last(Story story) {
        String id = story.project().id() + "-last";
        return new RepositoryEvent.Pushed(
                header(story, id, new io.hookline.contracts.event.Delivery(World.HOOK, id, "event")),
                List.of(new RefChange(LAST, null, story.first().hash(), false, "Last")));
    }

    private static EventHeader header(Story story, String name, io.hookline.contracts.event.Delivery delivery) {
        Project project = story.project();
        EventId id = EventId.from(project.id(), name);
        return new EventHeader(id, project.id(), project.repository(), World.START, delivery, null);
    }
}
