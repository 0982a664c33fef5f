package io.hookline.local.stack;

import io.hookline.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Those that the stack starts itself: everybody on this machine may use them. */
record EmbeddedServers(Ports ports) implements Servers {

    @Override
    public String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    @Override
    public String postgres() {
        return "127.0.0.1:" + ports.postgres();
    }

    @Override
    public URI issuer() {
        return URI.create("http://127.0.0.1:" + ports.issuer() + "/hookline");
    }

    @Override
    public Map<String, String> settingsOf(Part service) {
        Map<String, String> all = new TreeMap<>();
        all.put("kafka.bootstrap.servers", kafka());
        all.put("quarkus.oidc.auth-server-url", issuer().toString());
        service.database().ifPresent(name -> all.putAll(database(name)));
        if (service.asksConnectorService()) {
            all.put("quarkus.oidc-client.auth-server-url", issuer().toString());
            all.put("quarkus.oidc-client.client-id", "hookline-" + service.id());
            all.put("quarkus.oidc-client.credentials.secret", "local-secret");
        }
        return all;
    }

    @Override
    public void prepare() {
        // They are started with the other parts, and with all that they need.
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    private Map<String, String> database(String name) {
        String url = "postgresql://" + postgres() + "/" + name;
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
}
