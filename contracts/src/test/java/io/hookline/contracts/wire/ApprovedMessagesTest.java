package io.hookline.contracts.wire;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files in {@code approved/} are what is on the wire, one for each message version. A change to one of them is a change for every
 * consumer: a new version gets a new file, and the old file stays and must still read.
 */
class ApprovedMessagesTest {

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void shouldWriteWhatIsApprovedForEachType(MessageType type) throws IOException {
        byte[] written = event(Samples.ALL.get(type)).value();

        assertThatJson(new String(written, StandardCharsets.UTF_8)).isEqualTo(approved(type));
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void shouldReadWhatWasApprovedWhenAnOldVersionIsOnTheTopic(MessageType type)
            throws IOException, MalformedMessageException {
        CloudEvent<Object> read = read(type, approved(type).getBytes(StandardCharsets.UTF_8));

        assertThat(read).isEqualTo(event(Samples.ALL.get(type)));
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void shouldReadTheRestWhenANewerWriterAddedAField(MessageType type) throws IOException, MalformedMessageException {
        ObjectNode newer = (ObjectNode) Json.mapper().readTree(approved(type));
        newer.putObject("addedLater").put("by", "a newer version");

        CloudEvent<Object> read = read(type, Json.mapper().writeValueAsBytes(newer));

        assertThat(read.data()).isEqualTo(Samples.ALL.get(type));
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void shouldReadTheRestWhenANewerWriterAddedToEveryPartAndToTheEnvelope(MessageType type)
            throws IOException, MalformedMessageException {
        JsonNode newer = Json.mapper().readTree(approved(type));
        objects(newer).toList().forEach(part -> part.put("addedLater", "by a newer version"));
        Map<String, byte[]> headers = event(Samples.ALL.get(type)).headers();
        Map.of("ce_specversion", "1.1", "ce_dataschema", "v1.1", "ce_addedlater", "by a newer version")
                .forEach((name, value) -> headers.put(name, value.getBytes(StandardCharsets.UTF_8)));

        CloudEvent<Object> read = CloudEvent.read(headers::get, Json.mapper().writeValueAsBytes(newer), Object.class);

        // What has names of anybody's choice keeps one more.
        JsonNode known = Json.mapper().readTree(read.value());
        objects(known).toList().forEach(part -> part.remove("addedLater"));
        assertThatJson(known).isEqualTo(approved(type));
    }

    @ParameterizedTest
    @MethodSource("optionalFields")
    void shouldReadNullWhenAnOptionalFieldIsAbsent(MessageType type, String field)
            throws IOException, MalformedMessageException {
        ObjectNode older = (ObjectNode) Json.mapper().readTree(approved(type));
        older.remove(field);

        CloudEvent<Object> read = read(type, Json.mapper().writeValueAsBytes(older));

        assertThatJson(new String(read.value(), StandardCharsets.UTF_8)).isEqualTo(older);
    }

    @Test
    void shouldWriteAndReadWhatIsApprovedForABuildThatSomebodyAskedToRunAgain()
            throws IOException, MalformedMessageException {
        String approved = file("/approved/by-hand/" + MessageType.BUILD_REQUESTED.typeName() + ".json");

        CloudEvent<Object> read = read(MessageType.BUILD_REQUESTED, approved.getBytes(StandardCharsets.UTF_8));

        assertThat(read.data()).isEqualTo(Samples.RERUN);
        assertThatJson(new String(read.value(), StandardCharsets.UTF_8)).isEqualTo(approved);
    }

    static Stream<Arguments> optionalFields() {
        return Stream.of(
                        "BUILD_DECIDED commit",
                        "BUILD_DECIDED build",
                        "BUILD_DECIDED pullRequest",
                        "BUILD_DECIDED ref",
                        "BUILD_REQUESTED pullRequest",
                        "BUILD_REQUESTED pipelineFile",
                        "BUILD_STATUS build",
                        "BUILD_STATUS key",
                        "BUILD_STATUS ref",
                        "BUILD_STATUS pullRequest",
                        "BUILD_STATUS durationMs",
                        "BUILD_STATUS testResults",
                        "DELIVERY_ANSWERED deliveryId",
                        "DELIVERY_ANSWERED eventKey",
                        "DELIVERY_ANSWERED bytes",
                        "HEALTH_CHANGED from",
                        "PROJECT defaultBranch",
                        "PULL_REQUEST_MERGED mergeCommit",
                        "REFS_OBSERVED defaultBranch",
                        "REPAIRS_RESUMED by",
                        "REPOSITORY_CHANGED previousPath",
                        "RESTORE_WEBHOOK evenIfSound")
                .map(row -> row.split(" ", 2))
                .map(row -> Arguments.of(MessageType.valueOf(row[0]), row[1]));
    }

    private static Stream<ObjectNode> objects(JsonNode node) {
        Stream<ObjectNode> inner = node.valueStream().flatMap(ApprovedMessagesTest::objects);
        return node instanceof ObjectNode object ? Stream.concat(Stream.of(object), inner) : inner;
    }

    private static CloudEvent<Object> event(Object data) {
        return new CloudEvent<>("id-1", "/hookline/test", Samples.TIME, data);
    }

    private static CloudEvent<Object> read(MessageType type, byte[] value) throws MalformedMessageException {
        var headers = event(Samples.ALL.get(type)).headers();
        return CloudEvent.read(headers::get, value, Object.class);
    }

    private static String approved(MessageType type) throws IOException {
        return file("/approved/" + type.typeName() + ".json");
    }

    private static String file(String file) throws IOException {
        try (InputStream in = ApprovedMessagesTest.class.getResourceAsStream(file)) {
            assertThat(in).as("approved file %s", file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
