package io.hookline.health.it;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points the service to a fake connector-service, and hurries it: what is looked at waits only for what the test does. */
public final class FakeConnectorResource implements QuarkusTestResourceLifecycleManager {

    private final FakeConnector connector = new FakeConnector();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.rest-client.connector.url", connector.url(),
                "hookline.health.interval", "1h",
                "hookline.health.confirm-delay", "200ms",
                "hookline.health.unknown-delay", "200ms",
                "hookline.health.first-look-after", "0s",
                "hookline.health.silence", "300ms",
                "hookline.health.repair.backoff", "100ms");
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
