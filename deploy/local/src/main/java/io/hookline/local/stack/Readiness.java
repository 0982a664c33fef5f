package io.hookline.local.stack;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;

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
            case SERVICE -> isReady(addresses.service(part));
        };
    }

    /** Whether the service at this address is. */
    boolean isReady(URI service) {
        return isOk(service.resolve("/q/health/ready"));
    }

    /** Whether somebody listens at an address of a part that is not the stack's own. */
    boolean isReachable(Part part) {
        String address = addresses.server(part);
        return Arrays.stream(address.split(","))
                .map(one -> one.contains("://") ? HostPort.of(URI.create(one)) : HostPort.parse(one))
                .anyMatch(server -> server.filter(Readiness::listens).isPresent());
    }

    private static boolean listens(HostPort server) {
        try (Socket socket = new Socket()) {
            socket.connect(server.socketAddress(), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
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
