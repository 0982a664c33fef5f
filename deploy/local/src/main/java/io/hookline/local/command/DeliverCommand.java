package io.hookline.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.wire.Json;
import io.hookline.local.deliver.Deliverer;
import io.hookline.local.deliver.DeliveryOrder;
import io.hookline.local.deliver.DeliveryReport;
import io.hookline.local.deliver.WebhookBody;
import io.hookline.local.stack.LocalSecrets;
import io.hookline.local.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends a recorded webhook body to the gateway. */
@Command(
        name = "deliver",
        description =
                "Sends a webhook body to the gateway as Bitbucket would for a project's hook; prints what followed.")
final class DeliverCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Option(names = "--project", required = true, description = "The project, by name.")
    private String project = "";

    @Option(names = "--event", required = true, paramLabel = "KEY", description = "The event key, such as repo:push.")
    private String event = "";

    @Option(names = "--body", required = true, paramLabel = "FILE", description = "The body; sent byte for byte.")
    private Path body = Path.of("");

    @Option(
            names = "--header",
            paramLabel = "'K: V'",
            description = "A header to send instead of Bitbucket's, or beside.")
    private List<String> headers = List.of();

    @Option(names = "--unsigned", description = "Do not sign.")
    private boolean unsigned;

    @Option(names = "--as-project", description = "Put the project's repository in the place of the body's.")
    private boolean asProject;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    DeliverCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(body)) {
            throw new StackException("cannot read " + body);
        }
        Deliverer deliverer = new Deliverer(
                workspace.running().addresses(),
                workspace.access(),
                LocalSecrets.of(workspace.home()).hookSecrets());
        DeliveryReport report = deliverer.deliver(new DeliveryOrder(
                project, event, WebhookBody.of(Files.readAllBytes(body)), headerMap(), !unsigned, asProject));
        print(report);
        return report.status() < 300 ? 0 : 1;
    }

    private Map<String, String> headerMap() {
        Map<String, String> map = new HashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new StackException("a header is given as 'Name: value', not as " + header);
            }
            map.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return map;
    }

    private void print(DeliveryReport report) throws JsonProcessingException {
        if (json) {
            workspace
                    .out()
                    .println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
            return;
        }
        workspace.out().printf("%d %s, delivery %s%n", report.status(), report.outcome(), report.deliveryId());
        if (report.reason() != null) {
            workspace.out().println("  " + report.reason());
        }
        if (report.problem() != null) {
            workspace.out().println("  " + report.problem().path("detail").asText());
        }
        for (Decision decision : report.decisions()) {
            workspace.out().printf("  %s by rule %s: %s%n", decision.outcome(), decision.rule(), decision.reason());
        }
    }
}
