package io.hookline.health.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import io.hookline.contracts.health.Observation.Depth;
import io.hookline.embedded.quarkus.IssuerResource;
import io.hookline.embedded.quarkus.KafkaResource;
import io.hookline.embedded.quarkus.PostgresResource;
import io.hookline.health.diagnose.Look;
import io.hookline.health.dispatch.Dispatcher;
import io.hookline.health.schedule.Breakers;
import io.hookline.health.schedule.Question;
import io.hookline.health.store.Lease;
import io.hookline.health.store.Outbox;
import io.hookline.health.store.OutboxMessage;
import io.hookline.health.store.Transactions;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a replica leaves behind that dies between two steps. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database", value = "health"))
@WithTestResource(IssuerResource.class)
@WithTestResource(FakeConnectorResource.class)
class CrashIT extends AgainstMonitor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    Dispatcher dispatcher;

    @Test
    void shouldPublishOnceWhatWasCommittedBeforeACrash() {
        commitMessage();

        soon().untilAsserted(() -> assertThat(published()).isEqualTo(1));
        soon().until(this::isOutboxEmpty);
        assertThat(published()).isEqualTo(1);
    }

    @Test
    void shouldKeepWhatCouldNotBePublished() {
        transactions
                .once(connection -> outbox.add(connection, List.of(message()))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("crash before the commit"))))
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(PATIENCE);
        assertThat(isOutboxEmpty()).isTrue();

        commitMessage();
        outbox.drain(100, messages -> Uni.createFrom().failure(new IllegalStateException("Kafka is away")))
                .onFailure()
                .recoverWithItem(0)
                .await()
                .atMost(PATIENCE);

        soon().untilAsserted(() -> assertThat(published()).isEqualTo(1));
    }

    @Test
    void shouldLookAgainWhenTheLeaseOfADeadWorkerEnds() {
        connector.sees(Observations.healthy(project));
        kafka.project(project, credential, 1);
        soon().until(() ->
                connector.looksAt(project) == 1 && kafka.changesOf(project).size() == 1);

        execute(
                "update connector set leased_by = $2, leased_until = now() + interval '2 seconds',"
                        + " due_at = now() + interval '2 seconds' where id = $1",
                Tuple.of(credential.value(), UUID.randomUUID()));
        execute(
                "update project set lease = $2, next_check = now() + interval '2 seconds' where id = $1",
                Tuple.of(project.value(), UUID.randomUUID()));

        soon().until(() -> connector.looksAt(project) == 2);
    }

    @Test
    void shouldRepairAgainWhenAResultNeverComes() {
        connector.sees(Observations.withoutWebhook(project));
        kafka.project(project, credential, 1);
        soon().until(() -> kafka.commandsFor(project).size() == 1);

        execute(
                "update project set tracks = jsonb_set(tracks, '{byKind,WEBHOOK,inFlight,since}', $2::text::jsonb)"
                        + " where id = $1",
                Tuple.of(project.value(), "\"2020-01-01T00:00:00Z\""));

        soon().until(() -> kafka.commandsFor(project).size() == 2);
        assertThat(single(
                        "select result from repair where command_id = $1",
                        kafka.commandsFor(project).getFirst().id().value()))
                .isEqualTo("lost");
    }

    @Test
    void shouldDropADiagnosisWhoseLeaseIsOver() {
        connector.sees(Observations.healthy(project));
        kafka.project(project, credential, 1);
        soon().until(() -> kafka.changesOf(project).size() == 1);
        Lease over = new Lease(
                UUID.randomUUID(),
                credential,
                Instant.now(),
                Breakers.CLOSED,
                List.of(new Lease.Due(project, Depth.FULL)));
        Look late = new Look.Observed(Observations.withoutWebhook(project));

        dispatcher
                .dispatch(over, project, new Question(Depth.FULL, null), late)
                .await()
                .atMost(PATIENCE);

        assertThat(single("select state from project where id = $1", project.value()))
                .isEqualTo("HEALTHY");
    }

    private void commitMessage() {
        transactions
                .once(connection -> outbox.add(connection, List.of(message())))
                .await()
                .atMost(PATIENCE);
    }

    private OutboxMessage message() {
        byte[] text = "{}".getBytes(StandardCharsets.UTF_8);
        return new OutboxMessage(Topic.HEALTH_CHANGES.topicName(), project.toString(), Map.of("ce_id", text), text);
    }

    private int published() {
        return kafka.records(Topic.HEALTH_CHANGES, project.toString()).size();
    }

    private boolean isOutboxEmpty() {
        return single("select count(*)::text from outbox where key = $1", project.toString())
                .equals("0");
    }

    private String single(String sql, Object argument) {
        return database.preparedQuery(sql)
                .execute(Tuple.of(argument))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getString(0);
    }
}
