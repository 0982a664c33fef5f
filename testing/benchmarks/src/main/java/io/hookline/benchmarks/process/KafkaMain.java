package io.hookline.benchmarks.process;

import io.hookline.contracts.Topic;
import io.hookline.embedded.EmbeddedKafka;
import io.hookline.embedded.EmbeddedTopic;
import java.nio.file.Path;
import java.util.Arrays;

/** The broker, in a process of its own: {@code <port> <data directory>}. */
public final class KafkaMain {

    private KafkaMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        kafka.createTopics(Arrays.stream(Topic.values())
                .map(topic -> new EmbeddedTopic(topic.topicName(), topic.partitions(), topic.settings()))
                .toList());
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "close-kafka"));
        Thread.currentThread().join();
    }
}
