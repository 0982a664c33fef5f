package io.hookline.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.ProjectId;
import io.hookline.local.client.HealthClient;
import io.hookline.local.client.Tokens;
import io.hookline.local.stack.Addresses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A project that a fault befalls, and its health as it is told over REST. */
record Patient(Product product, Fault fault, Site site) {

    private static final Addresses ADDRESSES = SharedStack.get().addresses();
    private static final HealthClient HEALTH =
            new HealthClient(ADDRESSES.healthMonitor(), new Tokens(ADDRESSES.issuer()).of("operator"));

    /** When a fault befell a project, by two clocks. */
    record Illness(Instant since, Instant sinceByBitbucket) {}

    /** A finding, and what is to be done about it. */
    record Explanation(String evidence, String remedy) {}

    /** Makes the project, and waits until it is set up. */
    static Patient admit(Product product, Fault fault) {
        return new Patient(product, fault, Site.make(product, fault));
    }

    ProjectId project() {
        return site.project();
    }

    /** The kind of finding that the fault is to be found as. */
    String finding() {
        return fault.finding(product);
    }

    /** Whether health-monitor knows of it. */
    boolean isKnown() {
        return HEALTH.rest().send("GET", "/health/projects/" + project(), null).isOk();
    }

    boolean isHealthy() {
        return HEALTH.stateOf(project()).filter(HealthState.HEALTHY::equals).isPresent();
    }

    /** Has it looked at now. */
    void check() {
        HEALTH.check(project());
    }

    /** An illness that begins now. */
    Illness illness() {
        return new Illness(Instant.now(), bitbucketsTime());
    }

    void fallIll() {
        fault.befall(site);
        check();
    }

    void beMended() {
        fault.mend(site);
    }

    /** When the fault of an illness was found; empty while it is not. */
    Optional<Instant> found(Illness illness) {
        return first(change -> at(change).isAfter(illness.since())
                && texts(change.path("findings")).anyMatch(finding()::equals));
    }

    /** When it was well again after the fault was found. */
    Optional<Instant> healed(Illness illness) {
        return found(illness)
                .flatMap(found -> first(change -> change.path("to").asText().equals(HealthState.HEALTHY.name())
                        && at(change).isAfter(found)));
    }

    /** What is said of the fault now. */
    Optional<Explanation> explanation() {
        return stream(health().path("checks"))
                .flatMap(check -> stream(check.path("findings")))
                .filter(found -> found.path("finding").asText().equals(finding()))
                .map(found -> new Explanation(
                        found.path("evidence").asText(), found.path("remedy").asText()))
                .findFirst();
    }

    /** What was repaired, or tried. */
    List<RepairKind> repairs() {
        return stream(health().path("repairs"))
                .map(repair -> RepairKind.valueOf(repair.path("kind").asText()))
                .distinct()
                .toList();
    }

    /** How often Bitbucket was asked about the repository from a time on, by its own clock, for so long. */
    long callsWithin(Instant since, Duration time) {
        return new BitbucketCalls(product, site.bitbucket(), site.names(), since)
                .all().stream()
                        .filter(call -> call.at().isBefore(since.plus(time)))
                        .count();
    }

    @Override
    public String toString() {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " on " + product;
    }

    private Optional<Instant> first(Predicate<JsonNode> fits) {
        JsonNode history = HEALTH.rest().get("/health/projects/" + project() + "/history");
        return stream(history.path("changes")).filter(fits).map(Patient::at).min(Instant::compareTo);
    }

    private JsonNode health() {
        return HEALTH.rest().get("/health/projects/" + project());
    }

    private Instant bitbucketsTime() {
        return Instant.parse(
                site.bitbucket().control().get("/clock").path("now").asText());
    }

    private static Instant at(JsonNode change) {
        return Instant.parse(change.path("at").asText());
    }

    private static Stream<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
