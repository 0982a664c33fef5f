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

    /** Where Bitbucket sends people back to; the tests bring them on to the service. */
    public static final String CALLBACK = "https://hookline.example.com/oauth/callback";

    /** The key of secrets that are to come under the current one. */
    public static final String OLD_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

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
                Map.entry("hookline.connector.key-encryption-keys.k0", OLD_KEY),
                Map.entry("hookline.connector.key-encryption-keys.k1", KEY),
                Map.entry("hookline.connector.current-key-encryption-key", "k1"),
                // A key service at which nobody answers.
                Map.entry("hookline.connector.vault.address", "http://127.0.0.1:1"),
                Map.entry("hookline.connector.oauth-callback-url", CALLBACK),
                Map.entry("hookline.connector.rewrap-interval", "1h"),
                Map.entry("hookline.connector.grant-keep-alive-interval", "1h"),
                Map.entry("hookline.connector.reconcile-interval", "0.2s"),
                Map.entry("hookline.connector.retry-delay", "0.2s"),
                Map.entry("hookline.connector.relay-interval", "0.2s"),
                Map.entry("hookline.connector.request-lease", "0.5s"),
                Map.entry("hookline.connector.repair-patience", "5s"),
                Map.entry("hookline.connector.statuses.interval", "0.1s"),
                Map.entry("hookline.connector.statuses.settle", "0.2s"),
                Map.entry("hookline.connector.statuses.pace", "1s"),
                Map.entry("hookline.connector.statuses.lease", "2s"),
                Map.entry("hookline.connector.statuses.retry-delay", "0.1s"),
                Map.entry("hookline.connector.statuses.max-retry-delay", "0.5s"),
                Map.entry("hookline.connector.statuses.most-refusals", "3"),
                Map.entry("hookline.connector.test-look-interval", "0.2s"),
                Map.entry("hookline.connector.test-lease", "3s"),
                Map.entry("hookline.connector.outbound.allow", "127.0.0.0/8"),
                Map.entry("hookline.connector.breaker.first-pause", "0.2s"),
                Map.entry("hookline.connector.breaker.longest-pause", "0.5s"),
                Map.entry("hookline.connector.import-interval", "0.1s"));
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
