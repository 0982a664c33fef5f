package io.hookline.gateway.http;

import io.hookline.contracts.Topic;
import io.hookline.embedded.Directories;
import io.hookline.embedded.EmbeddedKafka;
import io.hookline.embedded.EmbeddedTopic;
import io.hookline.embedded.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A broker that its test can stop and start again, on the same port and with its data. */
public final class OwnKafka implements QuarkusTestResourceLifecycleManager, Broker {

    private final int port = FreePort.pick();
    private final Path data = temporaryDirectory();
    private EmbeddedKafka broker;

    @Override
    public Map<String, String> start() {
        startBroker();
        broker.createTopics(Arrays.stream(Topic.values())
                .map(topic -> new EmbeddedTopic(topic.topicName(), topic.partitions(), topic.settings()))
                .toList());
        return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(OwnKafka.class));
    }

    @Override
    public void stop() {
        broker.close();
        Directories.delete(data);
    }

    void startBroker() {
        broker = EmbeddedKafka.start(port, data);
    }

    void stopBroker() {
        broker.close();
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("gateway-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
