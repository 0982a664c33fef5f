package io.hookline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the examples of {@code docs/integrations} to the messages: what they read is sent, and what they send is read. */
class IntegrationExamplesTest {

    private static final Path EXAMPLES = Path.of("../docs/integrations");
    private static final Pattern READ = Pattern.compile("\\bbody((?:\\.[a-z][A-Za-z]*)+)");
    private static final Pattern STATUS = Pattern.compile("\\{'?project'?: .*?}", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("[{,]\\s*'?([a-z][A-Za-z]*)'?:");
    // Tekton's task adds them to the status that the trigger made.
    private static final Set<String> ADDED = Set.of("state", "url", "at");

    private final JsonNode messages = messages();

    @ParameterizedTest
    @ValueSource(strings = {"tekton/pipeline.yaml", "argo/workflow.yaml"})
    void shouldReadFieldsOfBuildMessages(String file) throws IOException {
        List<String> read = all(READ, Files.readString(EXAMPLES.resolve(file)));

        assertThat(read)
                .isNotEmpty()
                .allSatisfy(field -> assertThat(Stream.of("build-requested", "build-cancelled"))
                        .anyMatch(message -> has(properties(message), field)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tekton/pipeline.yaml", "argo/workflow.yaml", "jenkins/Jenkinsfile"})
    void shouldSendWholeStatuses(String file) throws IOException {
        Matcher status = STATUS.matcher(Files.readString(EXAMPLES.resolve(file)));
        assertThat(status.find()).isTrue();
        Set<String> sent = FIELD.matcher(status.group())
                .results()
                .map(field -> field.group(1))
                .collect(Collectors.toSet());
        if (file.startsWith("tekton")) {
            sent.addAll(ADDED);
        }
        JsonNode payload = messages.at("/build-status/payload");

        assertThat(sent)
                .isSubsetOf(payload.path("properties")
                        .propertyStream()
                        .map(property -> property.getKey())
                        .toList())
                .containsAll(payload.path("required")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
    }

    @Test
    void shouldFindWhatIsNoField() {
        assertThat(has(properties("build-requested"), ".checkout.refspec")).isTrue();
        assertThat(has(properties("build-requested"), ".checkout.branch")).isFalse();
    }

    private JsonNode properties(String message) {
        return messages.path(message).path("payload").path("properties");
    }

    private static boolean has(JsonNode properties, String path) {
        JsonNode found = properties;
        for (String field : path.substring(1).split("\\.", -1)) {
            found = found.has("properties") ? found.path("properties").path(field) : found.path(field);
        }
        return !found.isMissingNode();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static JsonNode messages() {
        try {
            return new YAMLMapper()
                    .readTree(Path.of("../docs/asyncapi.yaml").toFile())
                    .at("/components/messages");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
