package io.hookline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts that let in only who trusts their certificate and knows a password. */
class GuardedPartsIT {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.named("guarded parts");

    @Test
    void shouldLetInKafkasUsersOnly() throws Exception {
        KafkaGuard guard = new KafkaGuard(
                AUTHORITY.issue("localhost"), Map.of("known", "s3cret", "powerless", "t0ken"), Set.of("powerless"));
        KafkaGuard wrong = new KafkaGuard(guard.identity(), Map.of("known", "guessed"), Set.of());
        try (EmbeddedKafka kafka = EmbeddedKafka.start(guard);
                Admin known = admin(kafka, guard.clientSettings("known"));
                Admin powerless = admin(kafka, guard.clientSettings("powerless"));
                Admin stranger = admin(kafka, wrong.clientSettings("known"))) {
            List<NewTopic> topics = List.of(new NewTopic("guarded", 1, (short) 1));

            assertThatThrownBy(() -> stranger.listTopics().names().get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
            assertThatThrownBy(() -> powerless.createTopics(topics).all().get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            known.createTopics(topics).all().get();
            assertThat(known.listTopics().names().get()).contains("guarded");
        }
    }

    @Test
    void shouldLetInPostgresUsersOverTlsOnly(@TempDir Path directory) throws Exception {
        Path authority = Files.writeString(directory.resolve("ca.crt"), AUTHORITY.pem());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            postgres.createUserWithDatabase("known", "s3cret");
            postgres.guard(AUTHORITY.issue("localhost"));
            String url = "jdbc:postgresql://localhost:" + postgres.port() + "/known";
            String guarded = url + "?sslmode=verify-full&sslrootcert=" + authority;

            try (Connection connection = DriverManager.getConnection(guarded, "known", "s3cret")) {
                assertThat(connection.isValid(5)).isTrue();
            }
            assertThatThrownBy(() -> DriverManager.getConnection(guarded, "known", "guessed"))
                    .hasFieldOrPropertyWithValue("SQLState", "28P01");
            assertThatThrownBy(() -> DriverManager.getConnection(url + "?sslmode=disable", "known", "s3cret"))
                    .hasFieldOrPropertyWithValue("SQLState", "28000");
        }
    }

    @Test
    void shouldGiveTokensToClientsThatKnowTheirSecret() throws Exception {
        try (EmbeddedIssuer issuer =
                EmbeddedIssuer.start(AUTHORITY.issue("localhost"), Map.of("hookline-viewer", "s3cret"))) {
            assertThat(issuer.authServerUrl()).startsWith("https://localhost:");
            assertThat(token(issuer, "hookline-viewer", "s3cret").statusCode()).isEqualTo(200);

            HttpResponse<String> refused = token(issuer, "hookline-viewer", "guessed");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("invalid_client");
        }
    }

    private static Admin admin(EmbeddedKafka kafka, Map<String, Object> guarded) {
        Map<String, Object> settings = new HashMap<>(guarded);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return Admin.create(settings);
    }

    private static HttpResponse<String> token(EmbeddedIssuer issuer, String client, String secret) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer.authServerUrl() + "/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try (HttpClient http = HttpClient.newBuilder().sslContext(trusting()).build()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static SSLContext trusting() throws Exception {
        KeyStore trusted = AUTHORITY.issue("unused").keyStore("unused");
        trusted.setCertificateEntry(
                "authority", AUTHORITY.issue("unused").chain().getLast());
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
