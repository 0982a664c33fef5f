package io.hookline.local.external;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Gets tokens from an issuer by client credentials, from where its discovery document says. */
final class TokenSource {

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private final Issuer issuer;
    private final HttpClient http;

    TokenSource(Issuer issuer) {
        this.issuer = issuer;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Knock.PATIENCE)
                .sslContext(Trust.of(issuer.authoritiesFile()))
                .build();
    }

    /** What an issuer says to a client that asks for a token. */
    sealed interface Answer {

        record Granted(String token) implements Answer {}

        /** It does not give this client a token. */
        record Refused(String why) implements Answer {}

        /** It says nothing that an issuer says. */
        record Silent(String why) implements Answer {}
    }

    Answer ask(Account client) {
        try {
            HttpResponse<byte[]> discovered =
                    send(HttpRequest.newBuilder(URI.create(issuer.url().value().replaceAll("/+$", "") + DISCOVERY))
                            .GET());
            String endpoint = json(discovered).path("token_endpoint").asText();
            if (discovered.statusCode() != 200 || endpoint.isEmpty()) {
                return new Answer.Silent(
                        "%s answered %d and names no token endpoint".formatted(DISCOVERY, discovered.statusCode()));
            }
            return answer(send(request(URI.create(endpoint), client)));
        } catch (IOException | IllegalArgumentException e) {
            return new Answer.Silent(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Silent("interrupted while waiting for it");
        }
    }

    private HttpRequest.Builder request(URI endpoint, Account client) {
        String credentials =
                encoded(client.name().value()) + ":" + encoded(client.secret().value());
        String form = "grant_type=client_credentials"
                + issuer.scope().map(scope -> "&scope=" + encoded(scope)).orElse("");
        return HttpRequest.newBuilder(endpoint)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(ANSWER_LIMIT).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Answer answer(HttpResponse<byte[]> answered) {
        JsonNode body = json(answered);
        String token = body.path("access_token").asText();
        return answered.statusCode() == 200 && !token.isEmpty()
                ? new Answer.Granted(token)
                : new Answer.Refused(body.path("error").asText("status " + answered.statusCode()));
    }

    private static JsonNode json(HttpResponse<byte[]> answered) {
        try {
            return Json.mapper().readTree(answered.body());
        } catch (IOException e) {
            return Json.mapper().missingNode();
        }
    }

    // RFC 6749, 2.3.1: both halves are form-encoded before they are joined.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
