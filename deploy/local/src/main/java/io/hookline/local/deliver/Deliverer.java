package io.hookline.local.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import io.hookline.contracts.build.Decision;
import io.hookline.contracts.project.HookRegistration;
import io.hookline.contracts.project.HookSecrets;
import io.hookline.contracts.project.Project;
import io.hookline.contracts.wire.Json;
import io.hookline.local.client.Access;
import io.hookline.local.client.DecisionsClient;
import io.hookline.local.client.Poll;
import io.hookline.local.client.Projects;
import io.hookline.local.stack.Addresses;
import io.hookline.local.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stands in for Bitbucket at the gateway of a running stack. */
public final class Deliverer {

    // As long as Bitbucket waits for an answer.
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final Duration DECISION_LIMIT = Duration.ofSeconds(15);
    private static final String UNSIGNED_BY_DATA_CENTER = "diagnostics:ping";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Addresses addresses;
    private final Access access;
    private final HookSecrets secrets;
    private final DecisionsClient decisions;

    /** At a stack with its own Kafka and issuer. */
    public Deliverer(Addresses addresses, HookSecrets secrets) {
        this(addresses, Access.of(addresses), secrets);
    }

    public Deliverer(Addresses addresses, Access access, HookSecrets secrets) {
        this.addresses = addresses;
        this.access = access;
        this.secrets = secrets;
        this.decisions =
                new DecisionsClient(addresses.triggerEngine(), access.tokens().of("viewer"));
    }

    /**
     * Sends a body and waits for the decisions that it leads to.
     *
     * @throws StackException when there is no such project, it has no webhook, or the body is of another repository
     */
    public DeliveryReport deliver(DeliveryOrder order) {
        Projects projects = new Projects(access);
        Project project = projects.named(order.project())
                .orElseThrow(() -> new StackException("there is no project named " + order.project()));
        HookRegistration hook = projects.hookOf(project.id())
                .orElseThrow(() -> new StackException(order.project() + " has no webhook yet"));
        WebhookBody body = body(order, project);
        String deliveryId = UUID.randomUUID().toString();
        HttpResponse<byte[]> answer = send(hook, headers(order, project, hook, body, deliveryId), body);
        return report(answer, deliveryId, body.changes());
    }

    private static WebhookBody body(DeliveryOrder order, Project project) {
        WebhookBody body = order.body();
        if (order.asProject()) {
            return body.as(project.repository());
        }
        body.repositoryId(project.repository().product())
                .filter(id -> !id.equalsIgnoreCase(project.repository().id().value()))
                .ifPresent(id -> {
                    throw new StackException(
                            "the body is of repository %s, and %s is of %s; make it the project's with: --as-project"
                                    .formatted(
                                            id,
                                            project.name(),
                                            project.repository().id()));
                });
        return body;
    }

    private Map<String, String> headers(
            DeliveryOrder order, Project project, HookRegistration hook, WebhookBody body, String deliveryId) {
        Map<String, String> headers = DeliveryHeaders.of(project.repository().product(), order.eventKey(), deliveryId);
        if (order.signed() && !order.eventKey().equals(UNSIGNED_BY_DATA_CENTER)) {
            String secret = secrets.secretFor(hook.keyId(), hook.id())
                    .orElseThrow(() -> new StackException("this stack has no master key named " + hook.keyId()));
            headers.put("X-Hub-Signature", DeliveryHeaders.signature(secret, body.bytes()));
        }
        headers.putAll(order.headers());
        return headers;
    }

    private HttpResponse<byte[]> send(HookRegistration hook, Map<String, String> headers, WebhookBody body) {
        URI uri = addresses.webhookGateway().resolve("/hooks/" + hook.id());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER_LIMIT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()));
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway gives no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for the gateway");
        }
    }

    private DeliveryReport report(HttpResponse<byte[]> answer, String sentId, int changes) {
        JsonNode json = json(answer.body());
        if (answer.statusCode() >= 300) {
            return new DeliveryReport(answer.statusCode(), sentId, "refused", null, json, List.of());
        }
        String outcome = json.path("outcome").asText("accepted");
        // A header given by the caller may have replaced the id that was sent.
        String deliveryId = json.path("deliveryId").asText(sentId);
        List<Decision> decisions =
                outcome.equals("accepted") ? awaitDecisions(deliveryId, changes) : List.<Decision>of();
        String reason = json.hasNonNull("reason") ? json.path("reason").asText() : null;
        return new DeliveryReport(answer.statusCode(), deliveryId, outcome, reason, null, decisions);
    }

    private List<Decision> awaitDecisions(String deliveryId, int expected) {
        return Poll.until(() -> decisions.ofDelivery(deliveryId), found -> found.size() >= expected, DECISION_LIMIT);
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            return Json.mapper().createObjectNode();
        }
    }
}
