package io.hookline.connector.api;

import io.hookline.connector.delivery.DeliveryCursor;
import io.hookline.connector.delivery.DeliveryLog;
import io.hookline.connector.delivery.LoggedDelivery;
import io.hookline.connector.project.Projects;
import io.hookline.contracts.id.HookId;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/projects/{id}/webhook/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "webhook")
class DeliveriesResource {

    private static final int LARGEST_PAGE = 200;

    private final Projects projects;
    private final DeliveryLog log;

    DeliveriesResource(Projects projects, DeliveryLog log) {
        this.projects = projects;
        this.log = log;
    }

    /** One delivery and what it was answered. */
    @Schema(name = "WebhookDelivery", examples = """
                {"id":"0b6f3f0e-6d52-8c0f-9a54-3d1f0c1c7a10","receivedAt":"2026-11-20T10:00:00.123456Z",\
                "hookId":"7f1a61aabb101c218b1d80589c642ce4","eventKey":"repo:push",\
                "deliveryId":"5f3b0f5e-6b42-4a0e-a1b5-1f2e3d4c5b6a","signed":true,"status":202,"outcome":"accepted",\
                "reason":"Kafka has the event.","bytes":5321}""")
    record Entry(
            UUID id,
            Instant receivedAt,
            @Schema(implementation = String.class) HookId hookId,

            @Schema(description = "Bitbucket's X-Event-Key; absent where it had none that reads") @Nullable
            String eventKey,

            @Schema(description = "Bitbucket's id of the delivery; absent where it had none that reads") @Nullable
            String deliveryId,

            @Schema(description = "Whether the webhook's signature vouches for it; without, anybody can have sent it")
            boolean signed,

            @Schema(description = "The HTTP status of the answer")
            int status,

            @Schema(description = "accepted, quarantined, ignored, or the last part of the problem's type")
            String outcome,

            String reason,

            @Schema(description = "Of the body on its way; absent where it was not read to its end") @Nullable
            Long bytes) {

        static Entry of(LoggedDelivery delivery) {
            return new Entry(
                    delivery.id(),
                    delivery.receivedAt(),
                    delivery.hook(),
                    delivery.eventKey(),
                    delivery.deliveryId(),
                    delivery.signed(),
                    delivery.status(),
                    delivery.outcome(),
                    delivery.reason(),
                    delivery.bytes());
        }
    }

    /** Deliveries, newest first; {@code next} is where older ones begin. */
    @Schema(
            name = "WebhookDeliveryPage",
            examples = "{\"items\":[],\"next\":\"2026-11-20T10:00:00.123456Z_0b6f3f0e-6d52-8c0f-9a54-3d1f0c1c7a10\"}")
    record Page(List<Entry> items, @Nullable String next) {}

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "Lists the last deliveries to a project's webhook, newest first",
            description =
                    "And what they were answered. hookline.connector.deliveries-kept of each webhook that its signature vouches for,"
                            + " and as many others. An accepted delivery is there once, however often Bitbucket sent it; of many"
                            + " that made no event in a minute some are left out. Roles viewer, operator, admin.")
    @APIResponse(responseCode = "200", description = "Some deliveries, and where older ones are")
    @APIResponse(responseCode = "422", description = "after is not what next said")
    public Page list(
            @PathParam("id") UUID id,
            @Parameter(description = "What next said") @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        Faults faults = new Faults();
        DeliveryCursor cursor = after == null ? null : faults.read("after", () -> DeliveryCursor.of(after));
        faults.check();
        ProjectId project = projects.find(new ProjectId(id))
                .orElseThrow(Problems::noProject)
                .project()
                .id();
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<LoggedDelivery> found = log.list(project, cursor, size + 1);
        return new Page(
                found.stream().limit(size).map(Entry::of).toList(),
                found.size() <= size
                        ? null
                        : DeliveryCursor.at(found.get(size - 1)).toString());
    }
}
