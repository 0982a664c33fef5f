package io.hookline.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import io.hookline.contracts.event.RepositoryEvent;
import io.hookline.contracts.wire.CloudEvent;
import io.hookline.contracts.wire.MalformedMessageException;
import io.hookline.payload.delivery.Normalised;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A delivery as a fuzzer writes it: a byte that stands for the event key, then the body. */
final class FuzzedBody {

    private FuzzedBody() {}

    private static List<String> keys(Product product) {
        return switch (product) {
            case CLOUD ->
                List.of(
                        "repo:push",
                        "pullrequest:created",
                        "pullrequest:updated",
                        "pullrequest:fulfilled",
                        "pullrequest:rejected",
                        "pullrequest:comment_created",
                        "repo:updated",
                        "repo:transfer",
                        "repo:fork");
            case DATA_CENTER ->
                List.of(
                        "repo:refs_changed",
                        "pr:opened",
                        "pr:from_ref_updated",
                        "pr:modified",
                        "pr:merged",
                        "pr:declined",
                        "pr:deleted",
                        "pr:comment:added",
                        "repo:modified",
                        "repo:forked");
        };
    }

    /** Nothing escapes, and an event can be sent and read again. */
    static void check(Product product, byte[] data) {
        if (data.length == 0) {
            return;
        }
        List<String> keys = keys(product);
        String key = keys.get(Byte.toUnsignedInt(data[0]) % keys.size());
        Normalised normalised =
                Scenarios.normalise(Scenarios.repositoryOf(product), key, Arrays.copyOfRange(data, 1, data.length));
        if (normalised instanceof Normalised.Event(RepositoryEvent event)) {
            assertThat(sentAndRead(event)).isEqualTo(event);
        }
    }

    private static RepositoryEvent sentAndRead(RepositoryEvent event) {
        CloudEvent<RepositoryEvent> message = new CloudEvent<>("1", "/test", Instant.EPOCH, event);
        Map<String, byte[]> headers = message.headers();
        try {
            return CloudEvent.read(headers::get, message.value(), RepositoryEvent.class)
                    .data();
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    /** The bodies of the scenarios, each with its event key. */
    static Stream<byte[]> seeds(Product product) {
        return Scenarios.of(product).stream().map(scenario -> seed(product, scenario));
    }

    private static byte[] seed(Product product, Path scenario) {
        try {
            byte[] body = Files.readAllBytes(scenario.resolve("body.json"));
            byte[] seed = new byte[1 + body.length];
            seed[0] = (byte) Math.max(0, keys(product).indexOf(Scenarios.eventKeyOf(scenario)));
            System.arraycopy(body, 0, seed, 1, body.length);
            return seed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
