package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.event.Product;
import io.hookline.local.client.HealthClient;
import io.hookline.local.client.Tokens;
import io.hookline.local.client.TopicLog;
import io.hookline.local.client.TopicReader;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that dies in the middle of pushes loses none of them and has none built twice. */
class KilledServiceIT {

    private static final int PUSHES = 6;
    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final Map<Product, Workplace> WORKPLACES = new EnumMap<>(Product.class);
    private static TopicLog<BuildMessage> builds;

    @BeforeAll
    static void prepare() {
        builds = TopicLog.fromNow(
                SharedStack.get().addresses().kafka(), Topic.BUILD_REQUESTS.topicName(), BuildMessage.class);
        for (Product product : Product.values()) {
            WORKPLACES.put(product, Workplace.make(product, "killed"));
        }
    }

    @AfterAll
    static void close() {
        builds.close();
    }

    static Stream<Part> services() {
        return Stream.of(Part.values()).filter(part -> part.kind() == Part.Kind.SERVICE);
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldBuildEveryPushOnceWhenAServiceIsKilledAmongThem(Part service) {
        List<String> pushed = new ArrayList<>();
        for (int push = 0; push < PUSHES; push++) {
            String branch = "%s/%d".formatted(service.name().toLowerCase(Locale.ROOT), push);
            if (push == PUSHES / 2) {
                SharedStack.get().kill(service);
            }
            WORKPLACES.values().forEach(workplace -> pushed.add(workplace.pushToNewBranch(branch)));
        }
        SharedStack.get().awaitReady(service);

        builds.awaitAll(message -> isOfOneOf(message, pushed), pushed.size(), RECOVERY);

        assertThat(builds.after(message -> isOfOneOf(message, pushed), QUIET))
                .extracting(message -> ((BuildRequested) message).commit().value())
                .containsExactlyInAnyOrderElementsOf(pushed);
    }

    /** When it has begun to look, when its command is out, and when the result is there. */
    @ParameterizedTest
    @EnumSource(Product.class)
    void shouldRepairOnceWhenTheMonitorIsKilledAtEachStep(Product product) {
        Addresses addresses = SharedStack.get().addresses();
        Workplace workplace = Workplace.make(product, "killed-repair");
        HealthClient health =
                new HealthClient(addresses.healthMonitor(), new Tokens(addresses.issuer()).of("operator"));
        try (TopicReader commands = TopicReader.fromNow(addresses.kafka(), Topic.REPAIR_COMMANDS.topicName());
                TopicReader results = TopicReader.fromNow(addresses.kafka(), Topic.REPAIR_RESULTS.topicName())) {
            workplace.awaitHealthy(health);
            workplace.bitbucket().deleteKeys(workplace.repository());
            health.check(workplace.project());
            SharedStack.get().kill(Part.HEALTH_MONITOR);
            awaitRecordOf(workplace, commands);
            SharedStack.get().kill(Part.HEALTH_MONITOR);
            awaitRecordOf(workplace, results);
            SharedStack.get().kill(Part.HEALTH_MONITOR);
        }
        SharedStack.get().awaitReady(Part.HEALTH_MONITOR);

        workplace.awaitHealthy(health);
        String repository = workplace.bitbucket().path(workplace.repository());
        assertThat(workplace.bitbucket().control().get(repository + "/keys")).hasSize(1);
        assertThat(workplace.bitbucket().control().get(repository + "/hooks")).hasSize(1);
    }

    private static void awaitRecordOf(Workplace workplace, TopicReader reader) {
        assertThat(reader.await(message -> workplace.project().toString().equals(message.key()), RECOVERY))
                .isPresent();
    }

    private static boolean isOfOneOf(BuildMessage message, List<String> commits) {
        return message instanceof BuildRequested requested
                && commits.contains(requested.commit().value());
    }
}
