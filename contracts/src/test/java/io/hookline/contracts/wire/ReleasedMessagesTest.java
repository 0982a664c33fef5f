package io.hookline.contracts.wire;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.javacrumbs.jsonunit.core.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files in {@code released/<version>/} are what that version wrote: a release adds a folder, and nothing changes one. While a version is
 * rolled out it reads what the one before writes, and the one before reads what it writes.
 */
class ReleasedMessagesTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final Path APPROVED = Path.of("src/test/resources/approved");

    static List<Path> messages() throws IOException {
        return files(RELEASED);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldReadAllOfWhatAReleasedVersionWrote(Path message) throws IOException, MalformedMessageException {
        byte[] written = Files.readAllBytes(message);

        CloudEvent<Object> read = CloudEvent.read(headers(message)::get, written, Object.class);

        assertThatJson(new String(read.value(), StandardCharsets.UTF_8))
                .when(Option.IGNORING_EXTRA_FIELDS)
                .isEqualTo(new String(written, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldStillWriteWhatAReleasedVersionReads(Path message) throws IOException {
        List<String> today = files(APPROVED).stream()
                .filter(file -> file.getFileName().equals(message.getFileName()))
                .flatMap(file -> fields("", json(file)))
                .toList();

        assertThat(today).containsAll(fields("", json(message)).toList());
    }

    private static Map<String, byte[]> headers(Path message) {
        String type = message.getFileName().toString().replaceFirst("\\.json$", "");
        Map<String, byte[]> headers = new LinkedHashMap<>();
        Map.of("ce_type", type, "ce_id", "id-1", "ce_source", "/hookline/test", "ce_time", Samples.TIME.toString())
                .forEach((name, value) -> headers.put(name, value.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    /** Each field with its type, those of a list's entries as if they were one. */
    private static Stream<String> fields(String path, JsonNode node) {
        Stream<String> inner = node.isObject()
                ? node.propertyStream().flatMap(field -> fields(path + "/" + field.getKey(), field.getValue()))
                : node.valueStream().flatMap(entry -> fields(path + "/*", entry));
        return Stream.concat(Stream.of(path + " " + node.getNodeType()), inner);
    }

    private static JsonNode json(Path file) {
        try {
            return Json.mapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
