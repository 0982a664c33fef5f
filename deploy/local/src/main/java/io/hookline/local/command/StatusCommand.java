package io.hookline.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hookline.contracts.wire.Json;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.StackStatus;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what runs, and whether it is ready. */
@Command(name = "status", description = "Tells what runs and whether it is ready; fails where not all is.")
final class StatusCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    StatusCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Optional<StackStatus> status = StackStatus.of(workspace.repository(), workspace.home());
        if (json) {
            workspace.out().println(toJson(status));
        } else if (status.isPresent()) {
            print(status.get(), workspace.out());
        } else {
            workspace.out().println("No stack ever ran here; start one with: ./hookline up --detach");
        }
        return status.filter(StackStatus::allReady).isPresent() ? 0 : 1;
    }

    private static String toJson(Optional<StackStatus> status) throws JsonProcessingException {
        ObjectNode stopped = Json.mapper().createObjectNode().put("state", "stopped");
        return Json.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(status.isPresent() ? status.get() : stopped);
    }

    private static void print(StackStatus status, PrintStream out) {
        out.println("state: " + status.state());
        out.println();
        for (StackStatus.Service service : status.services()) {
            line(
                    out,
                    service.name(),
                    service.ready(),
                    Objects.requireNonNullElse(service.version(), "-"),
                    service.url());
        }
        line(out, "kafka", status.kafka());
        line(out, "postgres", status.postgres());
        line(out, "issuer", status.issuer());
        StackStatus.Simulator simulator = status.simulator();
        line(out, "simulator", simulator.ready(), "", simulator.control());
        print(out, "cloud", simulator.ready(), simulator.cloud());
        print(out, "data center", simulator.ready(), simulator.dataCenter());
    }

    private static void line(PrintStream out, String name, StackStatus.Server server) {
        line(out, name, server.ready(), "", server.address() + (server.external() ? "  (external)" : ""));
    }

    private static void print(PrintStream out, String name, boolean ready, Addresses.Product product) {
        line(out, "  " + name + " REST", ready, "", product.rest());
        line(out, "  " + name + " git", ready, "", product.git());
        line(out, "  " + name + " SSH", ready, "", product.ssh());
    }

    private static void line(PrintStream out, String name, boolean ready, String version, Object address) {
        out.printf("%-20s %-9s %-7s %s%n", name, ready ? "ready" : "NOT READY", version, address);
    }
}
