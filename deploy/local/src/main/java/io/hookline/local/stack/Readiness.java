package io.hookline.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;

/** Asks parts whether they are ready to serve. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Home home;
    private final Addresses addresses;

    Readiness(Home home, Addresses addresses) {
        this.home = home;
        this.addresses = addresses;
    }

    boolean isReady(Part part) {
        return switch (part.kind()) {
            case EMBEDDED -> Files.exists(home.readyFile(part));
            case SIMULATOR -> isOk(addresses.simulator().control().resolve("/health"));
            case SERVICE -> isOk(addresses.service(part).resolve("/q/health/ready"));
        };
    }

    private boolean isOk(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
