package io.hookline.embedded.quarkus;

import io.hookline.embedded.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Sets the default data source, reactive and JDBC, to the database that the init argument {@code database} names. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private String database = "hookline";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        String url = SystemLoader.call("postgres", database);
        return Map.of(
                "quarkus.datasource.reactive.url",
                url,
                "quarkus.datasource.jdbc.url",
                "jdbc:" + url,
                "quarkus.datasource.username",
                EmbeddedPostgres.USER,
                "quarkus.datasource.password",
                EmbeddedPostgres.PASSWORD);
    }

    /** The server goes on for the next test class. */
    @Override
    public void stop() {}
}
