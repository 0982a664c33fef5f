package io.hookline.local.external;

import io.hookline.local.stack.Part;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** External servers in a service's own properties: those that it has in production. */
final class ServiceView {

    private static final String TLS = "issuer";

    private final ExternalSettings settings;

    ServiceView(ExternalSettings settings) {
        this.settings = settings;
    }

    Map<String, String> of(Part service) {
        Map<String, String> all = new TreeMap<>();
        kafka(service, all);
        Optional.ofNullable(settings.databases().get(service)).ifPresent(database -> {
            database(database, all);
            tokens(all);
        });
        Optional.ofNullable(settings.issuer().clients().get(service.id())).ifPresent(client -> client(client, all));
        return all;
    }

    private void kafka(Part service, Map<String, String> all) {
        Kafka kafka = settings.kafka();
        kafka.clientOf(kafka.services().getOrDefault(service, kafka.own()))
                .forEach((name, value) -> all.put("kafka." + name, value));
    }

    private static void database(Database database, Map<String, String> all) {
        all.put("quarkus.datasource.username", database.account().name().value());
        all.put("quarkus.datasource.password", database.account().secret().value());
        all.put("quarkus.datasource.reactive.url", database.url());
        all.put("quarkus.datasource.reactive.postgresql.ssl-mode", "verify-full");
        all.put("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS");
        all.put("quarkus.datasource.reactive.trust-certificate-pem", "true");
        all.put(
                "quarkus.datasource.reactive.trust-certificate-pem.certs",
                database.authorities().value());
        all.put("quarkus.datasource.jdbc.url", "jdbc:" + database.url());
        all.put("quarkus.datasource.jdbc.additional-jdbc-properties.sslmode", "verify-full");
        all.put(
                "quarkus.datasource.jdbc.additional-jdbc-properties.sslrootcert",
                database.authorities().value());
    }

    private void tokens(Map<String, String> all) {
        Issuer issuer = settings.issuer();
        all.put("quarkus.oidc.auth-server-url", issuer.url().value());
        all.put("quarkus.oidc.token.audience", issuer.audience());
        all.put("quarkus.oidc.roles.role-claim-path", issuer.roleClaim());
        issuer.authorities().ifPresent(file -> {
            all.put("quarkus.tls." + TLS + ".trust-store.pem.certs", file.value());
            all.put("quarkus.oidc.tls.tls-configuration-name", TLS);
        });
    }

    private void client(Account account, Map<String, String> all) {
        Issuer issuer = settings.issuer();
        all.put("quarkus.oidc-client.auth-server-url", issuer.url().value());
        all.put("quarkus.oidc-client.client-id", account.name().value());
        all.put("quarkus.oidc-client.credentials.secret", account.secret().value());
        issuer.scope().ifPresent(scope -> all.put("quarkus.oidc-client.scopes", scope));
        issuer.authorities().ifPresent(_ -> all.put("quarkus.oidc-client.tls.tls-configuration-name", TLS));
    }
}
