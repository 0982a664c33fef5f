package io.hookline.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushBodiesTest {

    private final PushBodies bodies = new PushBodies("{5b1c3a52-9d7e-4b52-8b77-0c7b6e1f4a10}");

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 64})
    void shouldBePushesOfExactlyTheSize(int kilobytes) throws IOException {
        List<byte[]> made = bodies.ofSize(kilobytes * 1024, 3);

        assertThat(made).allSatisfy(body -> {
            assertThat(body).hasSize(kilobytes * 1024);
            JsonNode push = new ObjectMapper().readTree(body);
            assertThat(push.at("/push/changes/0/new/target/hash").asText()).matches("[0-9a-f]{40}");
            assertThat(push.at("/repository/uuid").asText()).isEqualTo("{5b1c3a52-9d7e-4b52-8b77-0c7b6e1f4a10}");
        });
        assertThat(made).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 64})
    void shouldBePaddedWithLessThanACommit(int kilobytes) {
        byte[] body = bodies.ofSize(kilobytes * 1024, 1).getFirst();

        assertThat(new String(body, UTF_8).stripTrailing()).hasSizeGreaterThan(kilobytes * 1024 - 1536);
    }
}
