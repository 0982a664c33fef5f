package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hookline.contracts.event.Product;
import io.hookline.local.deliver.Deliverer;
import io.hookline.local.deliver.DeliveryOrder;
import io.hookline.local.deliver.DeliveryReport;
import io.hookline.local.deliver.WebhookBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code ./hookline deliver} does with recorded webhook bodies. */
class DeliverIT {

    private static final Path RECORDED = Path.of("../../../shared/fixtures/webhooks");
    private static final Map<Product, Workplace> WORKPLACES = new EnumMap<>(Product.class);

    @BeforeAll
    static void prepare() {
        for (Product product : Product.values()) {
            WORKPLACES.put(product, Workplace.make(product, "delivered"));
        }
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldDecideOnARecordedPushWhenItIsMadeTheProjects(Product product) throws IOException {
        DeliveryReport report = deliver(product, ownBody(product), pushKey(product), true, true);

        assertThat(report.outcome()).isEqualTo("accepted");
        assertThat(report.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.cause().delivery()).isEqualTo(report.deliveryId()));
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldBeRefusedWhenItIsNotSigned(Product product) throws IOException {
        DeliveryReport report = deliver(product, ownBody(product), pushKey(product), false, true);

        assertThat(report.status()).isEqualTo(401);
        assertThat(report.outcome()).isEqualTo("refused");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldNeverFailOnWhatBitbucketReallySent(Product product) throws IOException {
        assumeThat(RECORDED).isDirectory();
        for (Path body : recorded(product)) {
            String key = eventKey(body);

            DeliveryReport report = deliver(product, body, key, true, true);

            assertThat(report.status()).as(body.toString()).isBetween(200, 299);
            assertThat(report.outcome()).as(body.toString()).isIn("accepted", "ignored");
            assertThat(report.decisions().isEmpty())
                    .as("%s has decisions unless it is of no interest", body)
                    .isEqualTo(report.outcome().equals("ignored"));
        }
    }

    private static DeliveryReport deliver(Product product, Path body, String key, boolean signed, boolean asProject)
            throws IOException {
        Deliverer deliverer = new Deliverer(
                SharedStack.get().addresses(), SharedStack.get().secrets().hookSecrets());
        return deliverer.deliver(new DeliveryOrder(
                WORKPLACES.get(product).name(),
                key,
                WebhookBody.of(Files.readAllBytes(body)),
                Map.of(),
                signed,
                asProject));
    }

    private static Path ownBody(Product product) {
        return Path.of("src/test/resources/webhooks", folder(product), "push.json");
    }

    private static List<Path> recorded(Product product) throws IOException {
        try (Stream<Path> files = Files.list(RECORDED.resolve(folder(product)))) {
            return files.sorted().toList();
        }
    }

    /** Files are named by their event, with underscores for colons, then two hyphens and where they are from. */
    private static String eventKey(Path body) {
        String event = body.getFileName().toString().replaceFirst("--.*", "");
        String key = event.replaceFirst("_", ":");
        return key.equals("pr:comment_added") ? "pr:comment:added" : key;
    }

    private static String pushKey(Product product) {
        return switch (product) {
            case CLOUD -> "repo:push";
            case DATA_CENTER -> "repo:refs_changed";
        };
    }

    private static String folder(Product product) {
        return switch (product) {
            case CLOUD -> "cloud";
            case DATA_CENTER -> "datacenter";
        };
    }
}
