package io.hookline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.connector.bench.OnBench;
import io.hookline.connector.bench.TestConfig;
import io.hookline.connector.connection.BitbucketUrl;
import io.hookline.connector.connection.ConnectorIdentifier;
import io.hookline.contracts.event.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Connectors that an earlier release stored are ones of this release. */
@QuarkusTest
@TestProfile(TestConfig.class)
class MigrationIT extends OnBench {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final List<String> NAMES =
            List.of("Acme", "acme!", "ACME", "test", "日本", "0f3c1f6e-6a1d-4c39-8f56-6f4f0c4a7a55", "x".repeat(100));

    @Inject
    Pool pool;

    @Test
    void shouldGiveOldConnectorsIdentifiersOfTheirOwnAndUrls() throws IOException {
        StringBuilder sql = new StringBuilder("create schema earlier; set local search_path to earlier;");
        sql.append(Files.readString(MIGRATIONS.resolve("V1__connections.sql")));
        NAMES.forEach(name -> sql.append("""
                insert into connector values (gen_random_uuid(), '%s', 'DATA_CENTER', 'https://host/ctx', '', 'GIVEN',
                    'BASIC', 'sealed', null, null, now());
                """.formatted(name)));
        sql.append(Files.readString(MIGRATIONS.resolve("V2__connectors.sql")));
        List<Row> rows = pool.withTransaction(connection -> connection
                        .query(sql.toString())
                        .execute()
                        .chain(() -> connection
                                .query("select identifier, url from earlier.connector")
                                .execute())
                        .chain(found -> connection
                                .query("drop schema earlier cascade")
                                .execute()
                                .replaceWith(() -> StreamSupport.stream(found.spliterator(), false)
                                        .toList())))
                .await()
                .indefinitely();
        assertThat(rows)
                .hasSize(NAMES.size())
                .extracting(row -> new ConnectorIdentifier(row.getString("identifier")))
                .doesNotHaveDuplicates()
                .contains(new ConnectorIdentifier("acme"));
        assertThat(rows)
                .extracting(row -> BitbucketUrl.of(row.getString("url"), Product.DATA_CENTER)
                        .apiBase())
                .allSatisfy(api -> assertThat(api).hasToString("https://host/ctx"));
    }
}
