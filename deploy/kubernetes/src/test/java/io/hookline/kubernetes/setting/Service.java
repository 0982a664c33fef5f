package io.hookline.kubernetes.setting;

import io.hookline.connector.ConnectorConfig;
import io.hookline.gateway.config.GatewayConfig;
import io.hookline.health.HealthConfig;
import io.hookline.trigger.TriggerConfig;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The services, as their own sources describe them. */
public enum Service {
    CONNECTOR_SERVICE(ConnectorConfig.class),
    HEALTH_MONITOR(HealthConfig.class),
    TRIGGER_ENGINE(TriggerConfig.class),
    WEBHOOK_GATEWAY(GatewayConfig.class);

    private static final Pattern GROUP = Pattern.compile("mp\\.messaging\\.incoming\\.(.+)\\.group\\.id");

    private final Class<?> settings;

    Service(Class<?> settings) {
        this.settings = settings;
    }

    /** The name of the module, the image and the objects in Kubernetes. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The interface of the service's own settings. */
    public Class<?> settings() {
        return settings;
    }

    /** Where the service's sources are. */
    public Path sources() {
        return Path.of("../..", id(), "src/main");
    }

    /** Whether the service has a database to migrate. */
    public boolean hasDatabase() {
        return Files.isDirectory(sources().resolve("resources/db/migration"));
    }

    /** What the service reads from Kafka with a consumer group. */
    public List<Channel> channels() {
        Properties packaged = new Properties();
        try (Reader reader = Files.newBufferedReader(sources().resolve("resources/application.properties"))) {
            packaged.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packaged.stringPropertyNames().stream()
                .map(GROUP::matcher)
                .filter(Matcher::matches)
                .map(name -> channel(packaged, name.group(), "mp.messaging.incoming." + name.group(1) + "."))
                .toList();
    }

    private static Channel channel(Properties packaged, String group, String prefix) {
        List<String> topics = Stream.of("topic", "topics")
                .map(name -> packaged.getProperty(prefix + name, ""))
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .filter(name -> !name.isEmpty())
                .toList();
        return new Channel(packaged.getProperty(group), topics);
    }

    /** A consumer group and the topics that it reads. */
    public record Channel(String group, List<String> topics) {

        public Channel {
            topics = List.copyOf(topics);
        }
    }
}
