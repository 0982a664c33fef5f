package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.Topic;
import io.hookline.contracts.event.Product;
import io.hookline.local.client.HealthClient;
import io.hookline.local.client.Tokens;
import io.hookline.local.client.TopicMessage;
import io.hookline.local.client.TopicReader;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.Part;
import io.hookline.system.SpanCollector.Seen;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One trace leads through all services, Kafka and the tables where messages wait, as the collector sees it. */
class TracesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern EXEMPLAR =
            Pattern.compile("(?m)^hookline_gateway_answer_time_seconds_bucket\\{.*# \\{.*trace_id=\"([0-9a-f]{32})\"");
    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final SpanCollector SPANS = SpanCollector.start();

    /** The header {@code traceparent} of a record. */
    private record Trace(String id, String span) {

        static Trace of(TopicMessage message) {
            String[] parts = message.headers().get("traceparent").split("-", -1);
            return new Trace(parts[1], parts[2]);
        }
    }

    @BeforeAll
    static void switchOn() {
        restart(SPANS.settings());
    }

    @AfterAll
    static void switchOff() {
        restart(Map.of());
    }

    @Test
    void shouldLeadFromAWebhookToItsBuildRequest() {
        Workplace work = Workplace.make(Product.CLOUD, "traced-push");
        try (TopicReader requests = reader(Topic.BUILD_REQUESTS)) {
            String commit = work.pushToNewBranch("traced");
            Trace trace = Trace.of(await(
                    requests, message -> message.value().path("commit").asText().equals(commit)));

            assertThat(way(trace, 4))
                    .hasToString("[trigger-engine: hookline.build-requests publish,"
                            + " trigger-engine: hookline.repository-events process,"
                            + " webhook-gateway: hookline.repository-events publish,"
                            + " webhook-gateway: POST /hooks/{hook}]")
                    .last()
                    .satisfies(first -> assertThat(first.attributes()).containsEntry("hookline.answer", "accepted"));
        }
    }

    @Test
    void shouldLeadFromATimeToATraceThatTookIt() {
        Workplace.make(Product.CLOUD, "traced-time").pushToNewBranch("timed");

        Awaitility.await()
                .atMost(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(exemplars())
                        .isNotEmpty()
                        .allMatch(trace -> SPANS.knows(trace, "POST /hooks/{hook}")));
    }

    @Test
    void shouldLeadFromAFindingToItsRepairsResult() {
        Workplace work = Workplace.make(Product.CLOUD, "traced-repair");
        HealthClient health =
                new HealthClient(ADDRESSES.healthMonitor(), new Tokens(ADDRESSES.issuer()).of("operator"));
        try (TopicReader results = reader(Topic.REPAIR_RESULTS)) {
            work.awaitHealthy(health);
            work.bitbucket().deleteKeys(work.repository());
            health.check(work.project());
            Trace trace =
                    Trace.of(await(results, message -> work.project().toString().equals(message.key())));

            assertThat(way(trace, 5))
                    .hasToString("[connector-service: hookline.repair-results publish,"
                            + " connector-service: repair,"
                            + " connector-service: hookline.repair-commands receive,"
                            + " health-monitor: hookline.repair-commands publish,"
                            + " health-monitor: health finding]")
                    .last()
                    .satisfies(first -> assertThat(first.attributes())
                            .containsEntry("hookline.project", work.project().toString())
                            .containsEntry("hookline.repairs", "DEPLOY_KEY"));
            Awaitility.await()
                    .atMost(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .until(() -> SPANS.after(trace.id(), trace.span(), "hookline.repair-results process")
                            .isPresent());
        }
    }

    /** The traces beside the gateway's answer times, asked for as Prometheus does that is to scrape OpenMetrics. */
    private static List<String> exemplars() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(ADDRESSES.webhookGateway().resolve("/q/metrics"))
                .header("Accept", "application/openmetrics-text;version=1.0.0;q=0.6,*/*;q=0.5")
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String told = http.send(request, BodyHandlers.ofString()).body();
            return EXEMPLAR.matcher(told)
                    .results()
                    .map((MatchResult exemplar) -> exemplar.group(1))
                    .toList();
        }
    }

    private static void restart(Map<String, String> settings) {
        Part.services().parallelStream().forEach(service -> {
            SharedStack.get().configure(service, settings);
            SharedStack.killAndAwait(service);
        });
    }

    private static List<Seen> way(Trace trace, int length) {
        return Awaitility.await()
                .atMost(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .until(() -> SPANS.wayTo(trace.id(), trace.span()), way -> way.size() >= length);
    }

    private static TopicReader reader(Topic topic) {
        return TopicReader.fromNow(ADDRESSES.kafka(), topic.topicName());
    }

    private static TopicMessage await(TopicReader reader, Predicate<TopicMessage> fits) {
        return reader.await(message -> message.hasValue() && fits.test(message), PATIENCE)
                .orElseThrow();
    }
}
