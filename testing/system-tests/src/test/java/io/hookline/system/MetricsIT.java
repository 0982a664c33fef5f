package io.hookline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.hookline.contracts.event.Product;
import io.hookline.local.stack.Addresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What services really tell at {@code /q/metrics}, beside the table of docs/operations.md. */
class MetricsIT {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ([^|]+) \\|");
    private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) ");
    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Those that are there from the first event of their kind on, which not every test run has. */
    private static final Set<String> SELDOM = Set.of(
            "http_server_requests_seconds",
            "hookline_health_mass_failures_total",
            "hookline_health_repairs_total",
            "hookline_health_repair_results_total",
            "hookline_connector_repairs_seconds",
            "hookline_connector_statuses_published_total",
            "hookline_connector_import_items_total");

    @BeforeAll
    static void receiveAndDecide() {
        Workplace.make(Product.CLOUD, "measured").pushToNewBranch("measured");
    }

    @AfterAll
    static void hangUp() {
        HTTP.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connector-service", "health-monitor", "trigger-engine", "webhook-gateway"})
    void shouldTellWhatIsDocumentedAndNothingElseOfItsOwn(String service) throws IOException, InterruptedException {
        Set<String> documented = documented(service);
        Set<String> always = new TreeSet<>(documented);
        always.removeAll(SELDOM);

        Awaitility.await()
                .atMost(90, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(exposed(service)).containsAll(always));
        assertThat(exposed(service).stream().filter(family -> family.startsWith("hookline_")))
                .isSubsetOf(documented);
    }

    private static Set<String> documented(String service) throws IOException {
        String page = Files.readString(SharedStack.REPOSITORY.resolve("docs/operations.md"));
        return ROW.matcher(page.substring(page.indexOf("\n## Metrics\n"), page.indexOf("\n## Traces\n")))
                .results()
                .filter(row ->
                        row.group(2).equals("every service") || row.group(2).contains(service))
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The longest of a time is a family of its own there. */
    private static Set<String> exposed(String service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(addresses().get(service) + "/q/metrics"))
                .header("Accept", "text/plain")
                .build();
        String told = HTTP.send(request, BodyHandlers.ofString()).body();
        return FAMILY.matcher(told)
                .results()
                .map((MatchResult family) -> family.group(1).replaceFirst("_max$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, URI> addresses() {
        return Map.of(
                "connector-service", ADDRESSES.connectorService(),
                "health-monitor", ADDRESSES.healthMonitor(),
                "trigger-engine", ADDRESSES.triggerEngine(),
                "webhook-gateway", ADDRESSES.webhookGateway());
    }
}
