package io.hookline.health.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.event.Product;
import io.hookline.contracts.health.HealthState;
import io.hookline.contracts.health.Observation;
import io.hookline.contracts.health.Observation.Depth;
import io.hookline.contracts.health.RepairKind;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.wire.Json;
import io.hookline.health.diagnose.Diagnose;
import io.hookline.health.diagnose.Diagnosis;
import io.hookline.health.diagnose.Look;
import io.hookline.health.diagnose.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of {@code scenarios}: {@code given.json} is what was tried and remembered, {@code when.json} is what a look at a healthy project shows
 * otherwise than it should, {@code then.json} is what must follow. It holds on both products unless {@code on} names one.
 */
record Scenario(Path folder, Product product) {

    static final ProjectId PROJECT = ProjectId.of("6f1f9c0e-3a55-4a1c-9a63-0d6f2a1c7b10");
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    /** In the middle of the spread, so that the next check comes after exactly its delay. */
    static final double MIDDLE = 0.5;

    private static final Path ROOT = Path.of("src/test/resources");
    private static final int PLENTY = 1_000;

    /** What stands in a file; what is absent does not matter. */
    record Then(
            HealthState state,
            List<String> findings,
            List<RepairKind> repairs,
            Duration nextCheck,
            @Nullable Depth nextDepth,
            @Nullable List<RepairKind> evenIfSound,
            @Nullable String attention) {}

    private record Given(
            @Nullable Map<RepairKind, RepairTrack> tracks,
            @Nullable Map<RepairKind, RepairMode> modes,
            @Nullable Memory memory,
            @Nullable Boolean held,
            @Nullable Integer repairsLeft,
            @Nullable Instant quietUntil) {}

    static Stream<Scenario> all() {
        try (Stream<Path> folders = Files.list(ROOT.resolve("scenarios"))) {
            return folders.sorted().toList().stream()
                    .flatMap(folder -> Stream.of(Product.values()).map(product -> new Scenario(folder, product)))
                    .filter(Scenario::isOnProduct);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Scenario named(String name) {
        return new Scenario(ROOT.resolve("scenarios").resolve(name), Product.CLOUD);
    }

    Then then() {
        return read(folder.resolve("then.json"), Then.class);
    }

    Diagnosis diagnosis() {
        return situation().diagnosis();
    }

    Situation situation() {
        Given given = read(folder.resolve("given.json"), Given.class);
        Look look = look();
        Memory memory = Objects.requireNonNullElse(given.memory(), Memory.NONE).after(look);
        Diagnosis diagnosis =
                Diagnose.of(look, memory, Policies.PRODUCTION.proof().silence());
        return new Situation(
                PROJECT,
                diagnosis,
                memory.judged(diagnosis, NOW),
                given.tracks() == null ? RepairTracks.NONE : new RepairTracks(given.tracks()),
                given.modes() == null ? RepairModes.UNSET : new RepairModes(given.modes(), null, null),
                new Limits(
                        Boolean.TRUE.equals(given.held()),
                        Objects.requireNonNullElse(given.repairsLeft(), PLENTY),
                        given.quietUntil()),
                NOW,
                MIDDLE);
    }

    @Override
    public String toString() {
        return folder.getFileName() + " on " + product;
    }

    private boolean isOnProduct() {
        JsonNode on = when().path("on");
        return on.isMissingNode()
                || Stream.of(on)
                        .flatMap(JsonNode::valueStream)
                        .anyMatch(name -> name.asText().equals(product.name()));
    }

    private Look look() {
        ObjectNode when = when();
        if (when.has("unanswered")) {
            return new Look.Unanswered(when.get("unanswered").asText());
        }
        return when.has("unknownProject")
                ? new Look.UnknownProject()
                : new Look.Observed(convert(observation(when), Observation.class));
    }

    private ObjectNode observation(ObjectNode when) {
        ObjectNode seen = healthy();
        merge(factsOf(seen, "repository"), when.path("repository"));
        merge(factsOf(seen, "deployKey"), when.path("deployKey"));
        merge((ObjectNode) seen.get("known"), when.path("known"));
        if (when.has("git")) {
            ((ObjectNode) seen.get("git")).set("facts", when.get("git"));
        }
        if (when.has("webhooks")) {
            setWebhooks(seen, when.get("webhooks"));
        }
        when.path("unseen")
                .properties()
                .forEach(part -> seen.set(part.getKey(), ((ObjectNode) part.getValue()).put("look", "unseen")));
        if (when.path("shallow").asBoolean()) {
            Stream.of("repository", "webhooks", "deployKey")
                    .forEach(part -> seen.putObject(part).put("look", "not-asked"));
        }
        return seen;
    }

    /** Each webhook is written as what is not as it should be about it. */
    private static void setWebhooks(ObjectNode seen, JsonNode faults) {
        ArrayNode found = (ArrayNode) factsOf(seen, "webhooks").get("found");
        ObjectNode right = found.get(0).deepCopy();
        found.removeAll();
        faults.forEach(fault -> {
            ObjectNode webhook = right.deepCopy();
            merge(webhook, fault);
            found.add(webhook);
        });
    }

    private static ObjectNode factsOf(ObjectNode seen, String part) {
        return (ObjectNode) seen.get(part).get("facts");
    }

    private static void merge(ObjectNode into, JsonNode patch) {
        patch.properties().forEach(change -> {
            if (change.getValue().isObject() && into.path(change.getKey()).isObject()) {
                merge((ObjectNode) into.get(change.getKey()), change.getValue());
            } else {
                into.set(change.getKey(), change.getValue());
            }
        });
    }

    private ObjectNode when() {
        return read(folder.resolve("when.json"), ObjectNode.class);
    }

    private ObjectNode healthy() {
        String file = switch (product) {
            case CLOUD -> "healthy-cloud.json";
            case DATA_CENTER -> "healthy-data-center.json";
        };
        return read(ROOT.resolve(file), ObjectNode.class);
    }

    private static <T> T convert(JsonNode json, Class<T> type) {
        try {
            return Json.mapper().treeToValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return Json.mapper().readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
