package io.hookline.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker and controller (KRaft) in this JVM, on the loopback interface. Topics are only what {@link #createTopics} made:
 * a misspelt name fails instead of creating one.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE_ID = 1;
    private static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final long ADMIN_SECONDS = 30;

    private final KafkaRaftServer server;
    private final String bootstrapServers;
    private final @Nullable Path temporary;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers, @Nullable Path temporary) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
        this.temporary = temporary;
    }

    /** Starts a broker on a free port whose data go when it is closed. */
    public static EmbeddedKafka start() {
        Path directory = Directories.temporary("hookline-kafka");
        return start(0, directory, directory);
    }

    /**
     * Starts a broker whose data stay.
     *
     * @param port 0 for a free one
     * @param dataDirectory formatted when empty
     */
    public static EmbeddedKafka start(int port, Path dataDirectory) {
        return start(port, dataDirectory, null);
    }

    private static EmbeddedKafka start(int port, Path dataDirectory, @Nullable Path temporary) {
        int brokerPort = FreePort.orPick(port);
        format(dataDirectory, List.of());
        KafkaRaftServer server = startUp(properties("PLAINTEXT", "127.0.0.1:" + brokerPort, dataDirectory));
        return new EmbeddedKafka(server, "127.0.0.1:" + brokerPort, temporary);
    }

    /** Starts a guarded broker on a free port, called {@code localhost}, whose data go when it is closed. Topics are its users' affair. */
    public static EmbeddedKafka start(KafkaGuard guard) {
        Path directory = Directories.temporary("hookline-kafka");
        int brokerPort = FreePort.pick();
        format(directory, guard.users());
        Map<String, String> properties =
                new HashMap<>(properties(KafkaGuard.LISTENER, "localhost:" + brokerPort, directory));
        properties.putAll(guard.properties());
        return new EmbeddedKafka(startUp(properties), "localhost:" + brokerPort, directory);
    }

    /** {@code host:port} for clients. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Creates those of the topics that do not exist yet; an existing one stays as it is. */
    public void createTopics(Collection<EmbeddedTopic> topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get(ADMIN_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.configs()))
                    .toList();
            admin.createTopics(missing).all().get(ADMIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the embedded broker did not create the topics", e);
        }
    }

    /** Stops the broker; what it had acknowledged is on disk. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        if (temporary != null) {
            Directories.delete(temporary);
        }
    }

    /** Kafka and its log make parts of themselves by name from the context class loader, which in a Quarkus test is not Kafka's own. */
    private static KafkaRaftServer startUp(Map<String, String> properties) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedKafka.class.getClassLoader());
        try {
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
            server.startup();
            return server;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void format(Path directory, List<String> users) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .setScramArguments(users)
                    .run();
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + directory, e);
        } catch (Exception e) {
            throw new IllegalStateException("cannot format " + directory + " for Kafka", e);
        }
    }

    private static Map<String, String> properties(String listener, String address, Path directory) {
        int controllerPort = FreePort.pick();
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE_ID)),
                Map.entry("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", CONTROLLER_LISTENER),
                Map.entry(
                        "listeners",
                        "%s://%s,%s://127.0.0.1:%d".formatted(listener, address, CONTROLLER_LISTENER, controllerPort)),
                Map.entry("advertised.listeners", listener + "://" + address),
                Map.entry("listener.security.protocol.map", "%s:%s,CONTROLLER:PLAINTEXT".formatted(listener, listener)),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"));
    }
}
