package io.hookline.local.embedded;

import io.hookline.contracts.Topic;
import io.hookline.embedded.EmbeddedIssuer;
import io.hookline.embedded.EmbeddedKafka;
import io.hookline.embedded.EmbeddedPostgres;
import io.hookline.embedded.EmbeddedTopic;
import io.hookline.local.stack.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Runs one embedded part as a process until it is asked to stop. Arguments: part, port, data directory, file to write when ready. */
public final class EmbeddedPartMain {

    private EmbeddedPartMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[1]);
        Path data = Path.of(arguments[2]);
        Path readyFile = Path.of(arguments[3]);
        AutoCloseable part = switch (arguments[0]) {
            case "kafka" -> kafka(port, data);
            case "postgres" -> postgres(port, data);
            case "issuer" -> EmbeddedIssuer.start(port);
            default -> throw new IllegalArgumentException("no such part: " + arguments[0]);
        };
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(part), "stop"));
        Files.createFile(readyFile);
        // PostgreSQL leaves no thread in this JVM that would keep it alive.
        new CountDownLatch(1).await();
    }

    private static EmbeddedKafka kafka(int port, Path data) {
        EmbeddedKafka kafka = EmbeddedKafka.start(port, data);
        kafka.createTopics(Arrays.stream(Topic.values())
                .map(topic -> new EmbeddedTopic(topic.topicName(), topic.partitions(), topic.settings()))
                .toList());
        return kafka;
    }

    private static EmbeddedPostgres postgres(int port, Path data) {
        Postmaster.of(data).stop();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(port, data);
        Part.services().forEach(service -> service.database().ifPresent(postgres::createDatabase));
        return postgres;
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.getLogger(EmbeddedPartMain.class.getName())
                    .log(System.Logger.Level.WARNING, "The part did not close", e);
        }
    }
}
