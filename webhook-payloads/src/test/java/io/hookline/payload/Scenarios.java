package io.hookline.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Delivery;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.payload.delivery.Normalised;
import io.hookline.payload.delivery.ReceivedDelivery;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A hook of each product, and a delivery to it. */
final class Scenarios {

    static final int MAX_BODY = 4 * 1024 * 1024;

    private static final Normaliser NORMALISER = new Normaliser(MAX_BODY);
    private static final HookId HOOK = HookId.of("00112233445566778899aabbccddeeff");
    private static final ProjectId PROJECT = ProjectId.of("7d9f4c1e-5a51-4a5e-9f0c-0a3d7c1b2e11");

    private Scenarios() {}

    static RepositoryRef repositoryOf(Product product) {
        return switch (product) {
            case CLOUD ->
                new RepositoryRef(product, RepositoryId.of("{5b1c3a52-9d7e-4b52-8b77-0c7b6e1f4a10}"), "acme/shop");
            case DATA_CENTER -> new RepositoryRef(product, RepositoryId.of("84"), "ACME/shop");
        };
    }

    /** The folders of a product, each with a delivery and what it has to become. */
    static List<Path> of(Product product) {
        String folder = switch (product) {
            case CLOUD -> "cloud";
            case DATA_CENTER -> "datacenter";
        };
        try (Stream<Path> scenarios = Files.list(
                Path.of(Scenarios.class.getResource("/payloads/" + folder).toURI()))) {
            return scenarios.sorted().toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the scenarios of " + folder + " do not read", e);
        }
    }

    static String eventKeyOf(Path scenario) throws IOException {
        String header = Files.readString(scenario.resolve("headers")).strip();
        assertThat(header).startsWith("X-Event-Key: ");
        return header.substring(header.indexOf(' ') + 1);
    }

    static Normalised normalise(RepositoryRef registered, String eventKey, byte[] body) {
        ReceivedDelivery delivery = new ReceivedDelivery(
                PROJECT,
                registered,
                new Delivery(HOOK, "5f3b0f5e-6b42-4a0e-a1b5-1f2e3d4c5b6a", eventKey),
                Instant.parse("2026-11-20T10:00:00Z"));
        return NORMALISER.normalise(delivery, body);
    }
}
