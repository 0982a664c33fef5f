package io.hookline.local.command;

import io.hookline.local.stack.StackException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka is meant: the local stack's, unless another is named. */
final class KafkaOptions {

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Another Kafka than the local stack's.")
    @Nullable
    private String servers;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Properties of Kafka's clients, such as security.protocol and sasl.jaas.config.")
    @Nullable
    private Path config;

    Map<String, Object> settings(Workspace workspace) {
        Map<String, Object> settings = new HashMap<>();
        if (config != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(config)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new StackException("cannot read " + config);
            }
            properties.forEach((name, value) -> settings.put(name.toString(), value));
        }
        if (servers != null) {
            settings.put("bootstrap.servers", servers);
        }
        if (!settings.containsKey("bootstrap.servers")) {
            workspace.access().kafka().forEach(settings::putIfAbsent);
        }
        return settings;
    }
}
