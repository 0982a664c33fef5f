package io.hookline.local.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadingTest {

    // Translates, and has no database.
    private static final String CDEVENTS = "mp.messaging.incoming.cdevents.";

    @Test
    void shouldKnowEveryTopicThatAServiceReadsIntoItsDatabase() {
        Stream<String> configured = Stream.of("connector-service", "health-monitor", "trigger-engine")
                .flatMap(ReadingTest::readings);

        assertThat(Reading.all())
                .map(reading -> reading.group() + " " + reading.topic().topicName())
                .containsExactlyInAnyOrderElementsOf(configured.toList());
    }

    private static Stream<String> readings(String service) {
        Properties settings = settings(service);
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith("mp.messaging.incoming.") && name.endsWith(".group.id"))
                .filter(name -> !name.startsWith(CDEVENTS))
                .flatMap(name -> {
                    String channel = name.substring(0, name.length() - ".group.id".length());
                    String topics = settings.getProperty(channel + ".topics", settings.getProperty(channel + ".topic"));
                    return Arrays.stream(topics.split(",", -1)).map(topic -> settings.getProperty(name) + " " + topic);
                });
    }

    private static Properties settings(String service) {
        Properties settings = new Properties();
        Path file = Path.of("../..", service, "src/main/resources/application.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
