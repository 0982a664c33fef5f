import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Runs a command for every build that Hookline asks for, one after the other, and has its result shown on Bitbucket.
 *
 * <pre>java -cp 'lib/*' HooklineCi.java kafka.properties /var/lib/ci ./build.sh</pre>
 *
 * The command finds the build in its environment: HOOKLINE_PROJECT, HOOKLINE_BUILD, HOOKLINE_REF, HOOKLINE_COMMIT, HOOKLINE_TRUST. Its
 * class path needs kafka-clients and jackson-databind.
 *
 * <p>Kafka gives a message at least once. A build's offset is committed when it has ended, and an ended build has a file in the spool: what
 * comes twice is there already, and what a crash interrupted is run again.
 */
final class HooklineCi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path spool;
    private final List<String> command;
    private final KafkaProducer<String, String> statuses;

    private HooklineCi(Path spool, List<String> command, KafkaProducer<String, String> statuses) {
        this.spool = spool;
        this.command = command;
        this.statuses = statuses;
    }

    public static void main(String[] arguments) throws Exception {
        Properties kafka = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(arguments[0]))) {
            kafka.load(file);
        }
        Properties reading = new Properties();
        reading.putAll(Map.of("group.id", "java-ci", "enable.auto.commit", "false", "auto.offset.reset", "earliest"));
        // A build may take long, and nothing is asked of Kafka meanwhile.
        reading.putAll(Map.of("max.poll.records", "1", "max.poll.interval.ms", "7200000"));
        reading.putAll(kafka);
        Path spool = Files.createDirectories(Path.of(arguments[1]));
        List<String> command = List.of(arguments).subList(2, arguments.length);
        try (var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer());
                var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            HooklineCi ci = new HooklineCi(spool, command, producer);
            consumer.subscribe(List.of("hookline.build-requests"));
            System.out.println("Waiting for builds");
            while (true) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofSeconds(1))) {
                    ci.take(message);
                    consumer.commitSync();
                }
            }
        }
    }

    private void take(ConsumerRecord<String, String> message) throws IOException, InterruptedException {
        Header type = message.headers().lastHeader("ce_type");
        if (type == null) {
            return;
        }
        JsonNode body = JSON.readTree(message.value());
        switch (new String(type.value(), StandardCharsets.UTF_8)) {
            case "io.hookline.build.requested.v1" -> {
                if (!Files.exists(file(body))) {
                    run(body);
                    end(body);
                }
            }
            case "io.hookline.build.cancelled.v1" -> end(body);
            default -> System.out.println("Left alone: " + type);
        }
    }

    private void run(JsonNode build) throws IOException, InterruptedException {
        tell(build, "RUNNING");
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        Map.of("PROJECT", "project", "BUILD", "id", "REF", "ref", "COMMIT", "commit", "TRUST", "trust")
                .forEach((name, field) -> process.environment().put("HOOKLINE_" + name, build.path(field).asText()));
        tell(build, process.start().waitFor() == 0 ? "PASSED" : "FAILED");
    }

    private void tell(JsonNode build, String state) {
        Instant now = Instant.now();
        ObjectNode status = JSON.createObjectNode();
        List.of("project", "commit", "ref").forEach(field -> status.set(field, build.path(field)));
        status.set("build", build.path("id"));
        if (build.has("pullRequest")) {
            ObjectNode pullRequest = status.putObject("pullRequest");
            List.of("id", "fork").forEach(field -> pullRequest.set(field, build.path("pullRequest").path(field)));
        }
        status.put("key", "hookline-ci")
                .put("state", state)
                .put("url", "https://ci.example.com/builds/" + build.path("id").asText())
                .put("at", now.toString());
        String key = build.path("project").asText() + ":" + build.path("commit").asText();
        ProducerRecord<String, String> message =
                new ProducerRecord<>("hookline.build-statuses", key, status.toString());
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/hookline/examples/java",
                        "ce_type", "io.hookline.build.status.v1",
                        "ce_time", now.toString(),
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        statuses.send(message);
        statuses.flush();
    }

    /** That a build has ended, or is not to begin. */
    private void end(JsonNode build) throws IOException {
        try {
            Files.writeString(file(build), build.toString(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            System.out.println("Ended before: " + build.path("id").asText());
        }
    }

    private Path file(JsonNode build) {
        return spool.resolve(UUID.fromString(build.path("id").asText()) + ".json");
    }
}
