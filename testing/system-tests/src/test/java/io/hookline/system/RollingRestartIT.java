package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import io.hookline.contracts.build.BuildMessage;
import io.hookline.contracts.build.BuildMessage.BuildRequested;
import io.hookline.contracts.id.BuildId;
import io.hookline.contracts.id.ProjectId;
import io.hookline.local.client.TopicLog;
import io.hookline.local.stack.LocalStack;
import io.hookline.local.stack.Part;
import io.hookline.system.RollingUpdate.Replacement;
import io.hookline.trigger.oracle.Build;
import io.hookline.trigger.oracle.MadeUp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Services are replaced twice, as by a rolling update, under a stream of signed deliveries: none is lost, every build of the oracle's is
 * requested, and no request comes twice. {@code ./hookline test --soak} replaces all under 200 deliveries a second; each test run the gateway
 * under fewer, the only one that somebody outside waits for. {@code -Dhookline.rolling.rate=} says how many, and
 * {@code -Dhookline.oracle.seed=} which.
 */
class RollingRestartIT {

    private static final boolean SOAK = Boolean.getBoolean("hookline.soak");
    private static final int RATE = Integer.getInteger("hookline.rolling.rate", SOAK ? 200 : 25);
    private static final List<Part> REPLACED = SOAK ? RollingUpdate.ALL : List.of(Part.WEBHOOK_GATEWAY);
    private static final int LONGEST_SECONDS = 150 * REPLACED.size();
    private static final long SEED = Long.getLong("hookline.oracle.seed", System.nanoTime());
    private static final int ACTIONS = 20;

    /** What a pod has from SIGTERM on: terminationGracePeriodSeconds without the sleep before. */
    private static final Duration GRACE = Duration.ofSeconds(80);

    /** Java's exit code after SIGTERM; a process that was killed has 137. */
    private static final int ENDED = 143;

    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Pattern REGISTRATIONS = Pattern.compile("(?m)^hookline_gateway_registrations ([0-9.E]+)$");

    private final SplittableRandom seeds = new SplittableRandom(SEED);
    private final LocalStack stack = SharedStack.get();

    @Test
    void shouldLoseAndRepeatNothingWhileServicesAreReplacedTwice() throws Exception {
        System.out.println("The deliveries are those of -Dhookline.oracle.seed=" + SEED);
        try (RollingUpdate update = new RollingUpdate(stack, REPLACED, GRACE);
                SignedSender sender = new SignedSender(stack, update.address(Part.WEBHOOK_GATEWAY), _ -> {});
                TopicLog<BuildMessage> builds = TopicLog.fromNow(
                        stack.addresses().kafka(), Topic.BUILD_REQUESTS.topicName(), BuildMessage.class)) {
            List<MadeUp> histories = introduced(sender);
            try (DeliveryStream stream = new DeliveryStream(sender, histories, RATE)) {
                update.run();
                boolean throughout = stream.goesOn();
                stream.end();
                List<BuildRequested> requested = requested(builds, stream.sent());
                report(stream, requested, update.done());

                assertThat(stream.lost()).as("lost, of %s", stream.refusals()).isEmpty();
                assertRequestedOnce(stream.sent(), requested);
                assertThat(update.done())
                        .allSatisfy(one -> assertThat(one.ended().killed()).isFalse())
                        .allSatisfy(one -> assertThat(one.ended().exitCode()).isEqualTo(ENDED))
                        .hasSize(2 * REPLACED.size());
                assertThat(throughout)
                        .as("deliveries until the last replacement")
                        .isTrue();
            }
            sender.retire(histories);
        }
    }

    /** As many as can be sent until the last replacement, all of them known to the gateway. */
    private List<MadeUp> introduced(SignedSender sender) throws IOException, InterruptedException {
        List<MadeUp> histories = new ArrayList<>();
        int deliveries = 0;
        while (deliveries < RATE * LONGEST_SECONDS) {
            MadeUp history = MadeUp.of(seeds.split(), ACTIONS);
            histories.add(history);
            deliveries += history.deliveries().size();
        }
        int before = registrations();
        sender.introduce(histories);
        Awaitility.await().atMost(RECOVERY).until(() -> registrations() >= before + histories.size());
        return histories;
    }

    private int registrations() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        stack.addresses().webhookGateway().resolve("/q/metrics"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return REGISTRATIONS
                    .matcher(http.send(request, BodyHandlers.ofString()).body())
                    .results()
                    .mapToInt((MatchResult line) -> (int) Double.parseDouble(line.group(1)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Every request of these projects', also those that came twice, once all can be there. */
    private static List<BuildRequested> requested(TopicLog<BuildMessage> log, List<MadeUp> histories) {
        Set<ProjectId> projects =
                histories.stream().map(history -> history.project().id()).collect(Collectors.toUnmodifiableSet());
        int expected = histories.stream()
                .mapToInt(history -> history.expected().size())
                .sum();
        log.awaitAll(message -> isOf(message, projects), expected, RECOVERY);
        return log.after(message -> isOf(message, projects), QUIET).stream()
                .map(BuildRequested.class::cast)
                .toList();
    }

    private static boolean isOf(BuildMessage message, Set<ProjectId> projects) {
        return message instanceof BuildRequested && projects.contains(message.project());
    }

    private static void assertRequestedOnce(List<MadeUp> histories, List<BuildRequested> requested) {
        Map<ProjectId, List<Build>> builds = requested.stream()
                .collect(Collectors.groupingBy(
                        BuildRequested::project, Collectors.mapping(Build::of, Collectors.toList())));
        assertThat(histories)
                .isNotEmpty()
                .allSatisfy(history -> assertThat(
                                builds.getOrDefault(history.project().id(), List.of()))
                        .as("seed %d, project %s", SEED, history.project())
                        .containsExactlyInAnyOrderElementsOf(history.expected()));
    }

    private static void report(DeliveryStream stream, List<BuildRequested> requested, List<Replacement> replacements) {
        Set<BuildId> builds = requested.stream().map(BuildRequested::id).collect(Collectors.toSet());
        System.out.printf(
                "%d deliveries, %d a second; %d attempts not answered 2xx, %d retries, %d lost; %d builds, %d duplicates;"
                        + " %d replacements, longest time to drain %d ms%n",
                stream.deliveries(),
                stream.deliveriesASecond(),
                stream.refusals().size(),
                stream.retries(),
                stream.lost().size(),
                builds.size(),
                requested.size() - builds.size(),
                replacements.size(),
                replacements.stream()
                        .mapToLong(one -> one.ended().after().toMillis())
                        .max()
                        .orElse(0));
    }
}
