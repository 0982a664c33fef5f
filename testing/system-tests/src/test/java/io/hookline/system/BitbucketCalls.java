package io.hookline.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.event.Product;
import io.hookline.local.client.SimulatedBitbucket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * What a simulated Bitbucket was asked on behalf of one piece of work, told by its paths.
 *
 * @param names what such a path holds and what stands for it where two runs are compared; ids of keys and webhooks are always a {@code *}
 * @param since earlier calls are of no interest
 */
record BitbucketCalls(Product product, SimulatedBitbucket bitbucket, Map<String, String> names, Instant since) {

    /** The status of a call that Bitbucket held and did nothing of. */
    static final int NOT_DONE = 504;

    private static final Duration UNTIL_THE_KILL = Duration.ofMinutes(1);

    /** One call and how it ended. */
    record Call(Instant at, String method, String path, int status, boolean withheld) {

        boolean madeOrRemoved() {
            return (method.equals("POST") || method.equals("DELETE")) && status / 100 == 2;
        }
    }

    /** All calls, in order, with general paths. */
    List<Call> all() {
        return names.keySet().stream()
                .map(name -> "*" + name + "*")
                .flatMap(path -> find(path).stream())
                .filter(call -> !call.at().isBefore(since))
                .sorted(Comparator.comparing(Call::at))
                .toList();
    }

    /** Each call as a place to be killed at. */
    List<KillPoint> killPoints() {
        Map<String, Integer> counts = new HashMap<>();
        List<KillPoint> points = new ArrayList<>();
        for (Call call : all()) {
            int nth = counts.merge(call.method() + call.path(), 1, Integer::sum);
            points.addAll(KillPoint.of(product, call.method(), call.path(), nth));
        }
        return points;
    }

    /** How often Bitbucket made or removed something, by call. */
    Map<String, Integer> changes() {
        Map<String, Integer> counts = new TreeMap<>();
        all().stream()
                .filter(Call::madeOrRemoved)
                .forEach(call -> counts.merge(call.method() + " " + call.path(), 1, Integer::sum));
        return counts;
    }

    /** Has Bitbucket withhold the answer to one call. */
    void withhold(KillPoint point) {
        if (point.nth() > 1) {
            fault(point, "delay", Duration.ZERO, point.nth() - 1);
        }
        fault(point, point.done() ? "delay" : "hang", UNTIL_THE_KILL, 1);
    }

    /** Whether the call has come whose answer is withheld. */
    boolean has(KillPoint point) {
        return find(ownPath(point)).stream()
                        .filter(call -> call.withheld() && call.method().equals(point.method()))
                        .filter(call -> !call.at().isBefore(since))
                        .count()
                == point.nth();
    }

    private void fault(KillPoint point, String fault, Duration by, int times) {
        bitbucket
                .control()
                .post(
                        "/faults",
                        Map.of(
                                "server",
                                bitbucket.productName(),
                                "method",
                                point.method(),
                                "path",
                                ownPath(point),
                                "fault",
                                fault,
                                "by",
                                by.toString(),
                                "times",
                                times));
    }

    private List<Call> find(String path) {
        String query = "/requests?server=" + bitbucket.productName() + "&path="
                + URLEncoder.encode(path, StandardCharsets.UTF_8);
        return StreamSupport.stream(
                        bitbucket.control().get(query).path("requests").spliterator(), false)
                .map(this::call)
                .toList();
    }

    private Call call(JsonNode request) {
        return new Call(
                Instant.parse(request.path("at").asText()),
                request.path("method").asText(),
                generalPath(request.path("path").asText()),
                request.path("status").asInt(),
                request.path("fault").asBoolean());
    }

    private String generalPath(String path) {
        String general = path;
        for (Map.Entry<String, String> name : names.entrySet()) {
            general = general.replace(name.getKey(), name.getValue());
        }
        return general.replaceAll("/(\\d+|%7B[0-9a-fA-F-]+%7D)(?=/|$)", "/*");
    }

    private String ownPath(KillPoint point) {
        String own = point.path();
        for (Map.Entry<String, String> name : names.entrySet()) {
            own = own.replace(name.getValue(), name.getKey());
        }
        return own;
    }
}
