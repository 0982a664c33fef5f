package io.hookline.connector.bench;

import io.hookline.embedded.quarkus.IssuerResource;
import io.hookline.embedded.quarkus.KafkaResource;
import io.hookline.embedded.quarkus.PostgresResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service on a real broker, database and issuer, quick in its retries. */
public final class TestConfig implements QuarkusTestProfile {

    /** A file that nothing secret may get into. */
    public static final String LOG_FILE = "target/connector-service-it.log";

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.log.file.enabled", "true"),
                Map.entry("quarkus.log.file.path", LOG_FILE),
                Map.entry("quarkus.log.level", "WARN"),
                Map.entry("quarkus.log.category.\"io.hookline\".level", "DEBUG"),
                Map.entry("hookline.connector.webhook-base-url", "http://127.0.0.1:9/gateway"),
                Map.entry("hookline.connector.master-keys.m1", KEY),
                Map.entry("hookline.connector.current-master-key", "m1"),
                Map.entry("hookline.connector.key-encryption-keys.k1", KEY),
                Map.entry("hookline.connector.current-key-encryption-key", "k1"),
                Map.entry("hookline.connector.reconcile-interval", "0.2s"),
                Map.entry("hookline.connector.retry-delay", "0.2s"),
                Map.entry("hookline.connector.relay-interval", "0.2s"),
                Map.entry("hookline.connector.repair-patience", "5s"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(KafkaResource.class),
                new TestResourceEntry(PostgresResource.class, Map.of("database", "connector")),
                new TestResourceEntry(IssuerResource.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
