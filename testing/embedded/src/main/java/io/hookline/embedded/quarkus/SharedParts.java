package io.hookline.embedded.quarkus;

import io.hookline.contracts.Topic;
import io.hookline.embedded.EmbeddedIssuer;
import io.hookline.embedded.EmbeddedKafka;
import io.hookline.embedded.EmbeddedPostgres;
import io.hookline.embedded.EmbeddedTopic;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The parts of this JVM, each started when first asked for and stopped at the JVM's end. Public for {@link SystemLoader} only. */
public final class SharedParts {

    private static @Nullable EmbeddedKafka kafka;
    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable EmbeddedIssuer issuer;

    private SharedParts() {}

    /** The bootstrap servers of a broker with all of Hookline's topics. */
    public static synchronized String kafka() {
        EmbeddedKafka running = kafka;
        if (running == null) {
            running = EmbeddedKafka.start();
            closeAtExit(running);
            running.createTopics(Arrays.stream(Topic.values())
                    .map(topic -> new EmbeddedTopic(topic.topicName(), topic.partitions(), topic.settings()))
                    .toList());
            kafka = running;
        }
        return running.bootstrapServers();
    }

    /** The reactive URL of a database, created where absent. */
    public static synchronized String postgres(String database) {
        EmbeddedPostgres running = postgres;
        if (running == null) {
            running = EmbeddedPostgres.start();
            postgres = running;
        }
        running.createDatabase(database);
        return running.reactiveUrl(database);
    }

    /** The URL of an issuer. */
    public static synchronized String issuer() {
        EmbeddedIssuer running = issuer;
        if (running == null) {
            running = EmbeddedIssuer.start(0);
            closeAtExit(running);
            issuer = running;
        }
        return running.authServerUrl();
    }

    // PostgreSQL is not among them: its library stops it at the JVM's end by itself.
    private static void closeAtExit(AutoCloseable part) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(part), "close-embedded-part"));
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            System.getLogger(SharedParts.class.getName())
                    .log(System.Logger.Level.WARNING, "An embedded part did not close", e);
        }
    }
}
