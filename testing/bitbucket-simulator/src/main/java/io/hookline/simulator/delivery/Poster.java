package io.hookline.simulator.delivery;

import io.hookline.simulator.delivery.Attempt.Outcome;
import io.hookline.simulator.state.Hook;
import io.hookline.simulator.state.Product;
import io.hookline.simulator.state.Secret;
import io.hookline.simulator.state.Setting;
import io.hookline.simulator.state.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Makes one attempt: a POST with each product's headers. */
final class Poster implements AutoCloseable {
    private final Store store;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Poster(Store store) {
        this.store = store;
    }

    Attempt post(Delivery delivery, int number) throws InterruptedException {
        Instant at = store.now();
        long start = System.nanoTime();
        Outcome outcome = send(delivery, number);
        return new Attempt(at, Duration.ofNanos(System.nanoTime() - start), outcome);
    }

    private Outcome send(Delivery delivery, int number) throws InterruptedException {
        try {
            HttpResponse<Void> answer = client.send(request(delivery, number), HttpResponse.BodyHandlers.discarding());
            return new Outcome.Answered(answer.statusCode());
        } catch (HttpTimeoutException e) {
            return new Outcome.TimedOut();
        } catch (IOException | IllegalArgumentException e) {
            return new Outcome.NetworkError(e.getClass().getSimpleName());
        }
    }

    private HttpRequest request(Delivery delivery, int number) {
        Hook hook = delivery.hook();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hook.url()))
                .timeout(Duration.ofMillis(store.number(Setting.DELIVERY_TIMEOUT)))
                .header("X-Event-Key", delivery.eventKey())
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()));
        switch (hook.product()) {
            case CLOUD ->
                request.header("User-Agent", "Bitbucket-Webhooks/2.0")
                        .header("Content-Type", "application/json")
                        .header("X-Hook-UUID", hook.uuid().toString())
                        .header("X-Request-UUID", delivery.requestId().toString())
                        .header("X-Attempt-Number", Integer.toString(number));
            case DATA_CENTER ->
                request.header("Content-Type", "application/json; charset=utf-8")
                        .header("X-Request-Id", delivery.requestId().toString());
        }
        Secret secret = hook.secret();
        if (secret != null && signed(delivery)) {
            request.header("X-Hub-Signature", Signature.of(secret, delivery.body()));
        }
        Hook.Credentials credentials = hook.credentials();
        if (credentials != null) {
            request.header("Authorization", basic(credentials));
        }
        return request.build();
    }

    private boolean signed(Delivery delivery) {
        return !delivery.eventKey().equals("diagnostics:ping")
                || delivery.hook().product() == Product.CLOUD
                || store.on(Setting.DC_PING_SIGNED);
    }

    private static String basic(Hook.Credentials credentials) {
        String pair = credentials.username() + ":" + credentials.password().value();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
