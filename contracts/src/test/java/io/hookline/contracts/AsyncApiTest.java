package io.hookline.contracts;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hookline.contracts.wire.Json;
import io.hookline.contracts.wire.MessageType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds {@code docs/asyncapi.yaml} to what is really sent. */
class AsyncApiTest {

    private final JsonNode document = read(Path.of("../docs/asyncapi.yaml"));

    @Test
    void shouldDescribeEveryTopicThatIsNoDeadLetterTopic() {
        Set<String> topics = Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .filter(name -> !name.endsWith(".dlq"))
                .collect(toSet());

        assertThat(document.get("channels")
                        .valueStream()
                        .map(channel -> channel.get("address").textValue()))
                .containsExactlyInAnyOrderElementsOf(topics);
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void shouldShowEachMessageAsItIsApproved(MessageType type) throws IOException {
        JsonNode approved = Json.mapper()
                .readTree(Path.of("src/test/resources/approved", type.typeName() + ".json")
                        .toFile());

        Optional<JsonNode> example = messageNamed(type.typeName()).map(message -> message.at("/examples/0/payload"));

        assertThat(example).hasValue(approved);
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void shouldListEachMessageInOneChannel(MessageType type) {
        long channels = document.get("channels")
                .valueStream()
                .flatMap(channel -> channel.get("messages").valueStream())
                .map(message -> document.at(message.get("$ref").textValue().substring(1)))
                .filter(message -> message.get("name").textValue().equals(type.typeName()))
                .count();

        assertThat(channels).isEqualTo(1);
    }

    private Optional<JsonNode> messageNamed(String name) {
        return document.at("/components/messages")
                .valueStream()
                .filter(message -> message.get("name").textValue().equals(name))
                .findFirst();
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException("the topics' description does not read", e);
        }
    }
}
