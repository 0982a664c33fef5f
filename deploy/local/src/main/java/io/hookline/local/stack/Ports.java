package io.hookline.local.stack;

import io.hookline.embedded.FreePort;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** The TCP ports of a stack, all on 127.0.0.1. */
public record Ports(
        int webhookGateway,
        int connectorService,
        int triggerEngine,
        int healthMonitor,
        int issuer,
        int cloudHttp,
        int cloudSsh,
        int dataCenterHttp,
        int dataCenterSsh,
        int simulatorControl,
        int kafka,
        int postgres) {

    /** The ports that the documentation names. */
    public static final Ports DEFAULT =
            new Ports(8080, 8081, 8082, 8083, 8089, 7991, 7998, 7990, 7999, 7989, 9092, 5433);

    /** Ports that are free now. */
    public static Ports free() {
        return new Ports(
                FreePort.pick(),
                FreePort.pick(),
                FreePort.pick(),
                FreePort.pick(),
                FreePort.pick(),
                FreePort.pick(),
                FreePort.pick(),
                FreePort.pick(),
                FreePort.pick(),
                FreePort.pick(),
                FreePort.pick(),
                FreePort.pick());
    }

    /** The ports by what they are for. */
    public Map<String, Integer> byUse() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("webhook-gateway", webhookGateway);
        ports.put("connector-service", connectorService);
        ports.put("trigger-engine", triggerEngine);
        ports.put("health-monitor", healthMonitor);
        ports.put("issuer", issuer);
        ports.put("simulator (Cloud, HTTP)", cloudHttp);
        ports.put("simulator (Cloud, SSH)", cloudSsh);
        ports.put("simulator (Data Center, HTTP)", dataCenterHttp);
        ports.put("simulator (Data Center, SSH)", dataCenterSsh);
        ports.put("simulator (control)", simulatorControl);
        ports.put("kafka", kafka);
        ports.put("postgres", postgres);
        return ports;
    }

    /** Those of these parts that something else holds, by what they are for. */
    Map<String, Integer> taken(Set<Part> parts, IntPredicate isFree) {
        return byUse().entrySet().stream()
                .filter(port -> parts.stream()
                        .anyMatch(part ->
                                port.getKey().equals(part.id()) || port.getKey().startsWith(part.id() + " ")))
                .filter(port -> !isFree.test(port.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }
}
