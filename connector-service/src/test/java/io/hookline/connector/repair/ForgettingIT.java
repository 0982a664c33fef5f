package io.hookline.connector.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TestConfig.class)
class ForgettingIT extends OnBench {

    @Inject
    Forgetting forgetting;

    @Inject
    Pool pool;

    @Test
    void shouldForgetWhatEndedLongAgoAndNothingElse() {
        UUID old = repair(31, "{}");
        UUID young = repair(29, "{}");
        UUID open = repair(31, null);

        forgetting.forget();

        assertThat(isThere(old)).isFalse();
        assertThat(isThere(young)).isTrue();
        assertThat(isThere(open)).isTrue();
    }

    private UUID repair(int daysAgo, String result) {
        UUID id = UUID.randomUUID();
        pool.preparedQuery("insert into repair (command_id, project_id, received_at, result)"
                        + " values ($1, $1, now() - make_interval(days => $2), $3)")
                .execute(Tuple.of(id, daysAgo, result))
                .await()
                .indefinitely();
        return id;
    }

    private boolean isThere(UUID id) {
        return pool.preparedQuery("select 1 from repair where command_id = $1")
                        .execute(Tuple.of(id))
                        .await()
                        .indefinitely()
                        .size()
                == 1;
    }
}
