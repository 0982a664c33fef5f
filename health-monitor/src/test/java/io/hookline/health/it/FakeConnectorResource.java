package io.hookline.health.it;

import static java.util.Map.entry;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the service to a fake connector-service, and hurries it: what is looked at waits only for what the test does. */
public final class FakeConnectorResource implements QuarkusTestResourceLifecycleManager {

    private final FakeConnector connector = new FakeConnector();

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                entry("quarkus.rest-client.connector.url", connector.url()),
                entry("hookline.health.interval", "1h"),
                entry("hookline.health.confirm-delay", "200ms"),
                entry("hookline.health.unknown-delay", "200ms"),
                entry("hookline.health.first-look-after", "0s"),
                entry("hookline.health.silence", "300ms"),
                entry("hookline.health.blind.first-probe", "200ms"),
                entry("hookline.health.blind.longest-probe", "1s"),
                entry("hookline.health.blind.limited-probe", "200ms"),
                entry("hookline.health.repair.backoff", "100ms"));
    }

    @Override
    public void stop() {
        connector.stop();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(connector, new TestInjector.MatchesType(FakeConnector.class));
    }
}
