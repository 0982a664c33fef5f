package io.hookline.trigger.engine;

import static io.hookline.trigger.engine.Repository.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.build.Decision;
import io.hookline.contracts.project.ProjectSettings.BuildMode;
import io.hookline.trigger.store.Retention;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnRealParts
class RetentionIT {

    private static final String ANN = "{aaaaaaaa-1111-4111-8111-111111111111}";
    private static final Duration A_MONTH = Duration.ofDays(30);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final Driver driver = new Driver();
    private final Repository repository = new Repository();

    @Inject
    Pool pool;

    @Inject
    Retention retention;

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldForgetWhatEndedLongAgoAndKeepWhatLives() {
        driver.send(repository.projectWhoseForksWait(ANN));
        driver.send(repository.pushed(change("gone", null, "b1"), change("live", null, "b2")));
        driver.send(repository.pushed(change("gone", "b1", null)));
        driver.send(repository.opened(5, "live", "b2"));
        driver.send(repository.opened(6, "live", "b2"));
        driver.send(repository.merged(6, "live", "b2"));
        driver.send(repository.openedFromFork(7, "patch", "c1"));
        driver.send(repository.commentedFromFork(7, "patch", "c1", ANN, "/build"));
        driver.send(repository.commentedFromFork(8, "patch", "c2", ANN, "/build"));
        driver.decisions(repository.project, 9);
        age("31 days");

        forget();

        assertThat(texts("select ref from head where project = $1")).containsExactlyInAnyOrder("refs/heads/live");
        assertThat(texts("select id::text from pull_request where project = $1"))
                .containsExactlyInAnyOrder("5", "7");
        assertThat(texts("select pull_request::text from approval where project = $1"))
                .containsExactly("7");
        assertThat(texts("select commit from build where project = $1")).hasSize(3);
    }

    @Test
    void shouldKeepWhatEndedLatelyAndItsEvents() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushed(change("gone", null, "b1")));
        driver.send(repository.pushed(change("gone", "b1", null)));
        driver.decisions(repository.project, 2);
        age("29 days");

        forget();

        assertThat(texts("select ref from head where project = $1")).hasSize(1);
    }

    @Test
    void shouldForgetTheIdsOfEventsThatCannotComeAgain() {
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushed(change("one", null, "b1")));
        driver.send(repository.pushed(change("two", null, "b2")));
        List<Decision> decisions = driver.decisions(repository.project, 2);
        String old = decisions.getFirst().cause().event().toString();
        run("update inbox set received_at = now() - interval '31 days' where event_id = $1::text::uuid", old);

        forget();

        assertThat(texts("select i.event_id::text from inbox i join decision d on d.event = i.event_id"
                        + " where d.project = $1"))
                .containsExactly(decisions.getLast().cause().event().toString());
    }

    @Test
    void shouldRememberADeletionThatWaitedInKafkaForLongerThanAnythingIsKept() {
        Instant longAgo = Instant.now().minus(A_MONTH.multipliedBy(2));
        driver.send(repository.project(BuildMode.ALL_BRANCHES, 1));
        driver.send(repository.pushedAt(longAgo, change("gone", null, "b1")));
        driver.send(repository.pushedAt(longAgo, change("gone", "b1", "b2")));
        driver.send(repository.pushedAt(longAgo, change("gone", "b2", null)));
        driver.decisions(repository.project, 3);

        forget();
        driver.send(repository.pushedAt(longAgo, change("gone", "b1", "b2")));

        assertThat(driver.decisions(repository.project, 4).getLast().rule()).isEqualTo("out-of-order");
    }

    private void forget() {
        retention.forgetOlderThan(A_MONTH).await().atMost(LONG_ENOUGH);
    }

    /** As if all that is known of the project had been written that long ago. */
    private void age(String interval) {
        for (String column : List.of("head.written_at", "pull_request.written_at", "approval.approved_at")) {
            String[] parts = column.split("\\.", 2);
            run(
                    "update " + parts[0] + " set " + parts[1] + " = now() - interval '" + interval
                            + "' where project = $1::text::uuid",
                    repository.project.toString());
        }
    }

    private void run(String sql, String argument) {
        pool.preparedQuery(sql).execute(Tuple.of(argument)).await().atMost(LONG_ENOUGH);
    }

    private List<String> texts(String sql) {
        return StreamSupport.stream(
                        pool.preparedQuery(sql)
                                .execute(Tuple.of(repository.project.value()))
                                .await()
                                .atMost(LONG_ENOUGH)
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .toList();
    }
}
