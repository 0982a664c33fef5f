package io.hookline.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.RepositoryId;
import io.hookline.payload.delivery.Normalised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bodies recorded from real instances, where they are at hand: the file's name begins with the event key. */
class RecordedBodiesTest {

    private static final Path RECORDED = Path.of("../../shared/fixtures/webhooks");

    @TestFactory
    Stream<DynamicTest> shouldUnderstandEveryRecordedBody() throws IOException {
        assumeTrue(Files.isDirectory(RECORDED));
        return Stream.concat(
                recordedOf("cloud").map(file -> understands(file, Product.CLOUD)),
                recordedOf("datacenter").map(file -> understands(file, Product.DATA_CENTER)));
    }

    private static Stream<Path> recordedOf(String product) throws IOException {
        try (Stream<Path> files = Files.list(RECORDED.resolve(product))) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream();
        }
    }

    private static DynamicTest understands(Path file, Product product) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            byte[] body = Files.readAllBytes(file);

            Normalised normalised = Scenarios.normalise(repositoryIn(body, product), eventKeyOf(file), body);

            assertThat(normalised).isInstanceOfAny(Normalised.Event.class, Normalised.OfNoInterest.class);
        });
    }

    private static String eventKeyOf(Path file) {
        String key = file.getFileName().toString().split("--", 2)[0];
        return switch (key) {
            case "pr_comment_added" -> "pr:comment:added";
            default -> key.replaceFirst("_", ":");
        };
    }

    private static RepositoryRef repositoryIn(byte[] body, Product product) throws IOException {
        JsonNode root = new ObjectMapper().readTree(body);
        JsonNode repository =
                root.has("repository") ? root.get("repository") : root.at("/pullRequest/toRef/repository");
        return switch (product) {
            case CLOUD ->
                new RepositoryRef(
                        product,
                        RepositoryId.of(repository.path("uuid").asText("{absent}")),
                        repository.path("full_name").asText());
            case DATA_CENTER ->
                new RepositoryRef(
                        product,
                        RepositoryId.of(repository.path("id").asText()),
                        repository.path("slug").asText());
        };
    }
}
