package io.hookline.system;

import io.hookline.local.stack.Ended;
import io.hookline.local.stack.LocalStack;
import io.hookline.local.stack.Part;
import io.hookline.local.stack.Replica;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces services of the stack twice, as Kubernetes does: the new one is ready before the old one is told to end. Afterwards the stack
 * is as it was.
 */
final class RollingUpdate implements AutoCloseable {

    private static final String CONNECTOR_URL = "quarkus.rest-client.connector.url";

    /** Every service; those that ask connector-service first: they learn the address behind which it is replaced. */
    static final List<Part> ALL =
            List.of(Part.TRIGGER_ENGINE, Part.HEALTH_MONITOR, Part.WEBHOOK_GATEWAY, Part.CONNECTOR_SERVICE);

    private final LocalStack stack;
    private final List<Part> order;
    private final Duration grace;
    private final Map<Part, Balancer> balancers = new EnumMap<>(Part.class);
    private final Map<Part, Replica> replicas = new EnumMap<>(Part.class);
    private final List<Replacement> done = new ArrayList<>();

    RollingUpdate(LocalStack stack, List<Part> order, Duration grace) {
        this.stack = stack;
        this.order = order;
        this.grace = grace;
        for (Part service : ALL) {
            balancers.put(service, new Balancer(stack.addresses().service(service)));
        }
    }

    /** A process that was replaced, and how it ended. */
    record Replacement(Part service, Ended ended) {}

    /** Where a service is reached, whichever process it is. */
    URI address(Part service) {
        return balancers.get(service).address();
    }

    /** What was replaced by now. */
    List<Replacement> done() {
        return List.copyOf(done);
    }

    void run() {
        Map<String, String> connector =
                Map.of(CONNECTOR_URL, address(Part.CONNECTOR_SERVICE).toString());
        stack.configure(Part.TRIGGER_ENGINE, connector);
        stack.configure(Part.HEALTH_MONITOR, connector);
        order.forEach(this::toReplica);
        stack.configure(Part.TRIGGER_ENGINE, Map.of());
        stack.configure(Part.HEALTH_MONITOR, Map.of());
        order.reversed().forEach(this::toOwn);
    }

    private void toReplica(Part service) {
        Replica replica = stack.startReplica(service);
        replicas.put(service, replica);
        balancers.get(service).add(replica.address());
        Ended ended = stack.stop(service, grace).orElseThrow();
        balancers.get(service).remove(stack.addresses().service(service));
        noteEnd(service, ended);
    }

    private void toOwn(Part service) {
        stack.restart(service);
        balancers.get(service).add(stack.addresses().service(service));
        Replica replica = replicas.get(service);
        Ended ended = replica.stop(grace);
        balancers.get(service).remove(replica.address());
        noteEnd(service, ended);
    }

    private void noteEnd(Part service, Ended ended) {
        done.add(new Replacement(service, ended));
        System.out.printf(
                "Replaced %s: ended after %d ms with %d%n",
                service.id(), ended.after().toMillis(), ended.exitCode());
    }

    @Override
    public void close() {
        balancers.values().forEach(Balancer::close);
    }
}
