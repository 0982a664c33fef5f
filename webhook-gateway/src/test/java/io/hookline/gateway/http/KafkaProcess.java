package io.hookline.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hookline.contracts.Topic;
import io.hookline.embedded.EmbeddedKafka;
import io.hookline.embedded.EmbeddedTopic;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A broker in a process of its own, which its test can hold and let go: its connections stay open, and its answers come late. */
public final class KafkaProcess implements QuarkusTestResourceLifecycleManager, Broker {

    private Process process;
    private String bootstrapServers;

    /** The process: tells its address, and ends with its standard input. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            kafka.createTopics(Arrays.stream(Topic.values())
                    .map(topic -> new EmbeddedTopic(topic.topicName(), topic.partitions(), topic.settings()))
                    .toList());
            System.out.println(kafka.bootstrapServers());
            System.in.transferTo(System.err);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KafkaProcess.class.getName())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader output = process.inputReader(UTF_8);
            bootstrapServers = output.lines()
                    .filter(line -> line.startsWith("127."))
                    .findFirst()
                    .orElseThrow();
            Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("kafka.bootstrap.servers", bootstrapServers);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(KafkaProcess.class));
    }

    @Override
    public void stop() {
        letGo();
        process.destroy();
    }

    void hold() {
        signal("STOP");
    }

    void letGo() {
        signal("CONT");
    }

    @Override
    public String bootstrapServers() {
        return bootstrapServers;
    }

    private void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("the broker did not take the signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
