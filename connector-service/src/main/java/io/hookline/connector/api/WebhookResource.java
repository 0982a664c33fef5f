package io.hookline.connector.api;

import io.hookline.bitbucket.Purpose;
import io.hookline.connector.observe.Verifier;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.connector.repair.Regenerations;
import io.hookline.connector.store.Role;
import io.hookline.connector.webhook.HookUrls;
import io.hookline.connector.webhook.Webhooks;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/projects/{id}/webhook")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "webhook")
class WebhookResource {

    private final Projects projects;
    private final Webhooks hooks;
    private final HookUrls urls;
    private final Verifier verifier;
    private final Regenerations regenerations;
    private final MadeId madeId;

    WebhookResource(
            Projects projects,
            Webhooks hooks,
            HookUrls urls,
            Verifier verifier,
            Regenerations regenerations,
            MadeId madeId) {
        this.projects = projects;
        this.hooks = hooks;
        this.urls = urls;
        this.verifier = verifier;
        this.regenerations = regenerations;
        this.madeId = madeId;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            operationId = "getWebhook",
            summary = "Shows a project's webhook as it should be on Bitbucket",
            description = "Never its secret. Whether it is so, POST …/verify says. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook",
            content = @Content(schema = @Schema(implementation = WebhookAnswer.class)))
    @APIResponse(responseCode = "503", description = "The project has no webhook yet, since it is not set up")
    public WebhookAnswer get(@PathParam("id") UUID id) {
        ProjectView project = projects.find(new ProjectId(id)).orElseThrow(Problems::noProject);
        return hooks.find(project.project().id(), Role.CURRENT)
                .map(hook -> WebhookAnswer.of(
                        hook, urls.of(hook.id()), project.project().repository().product()))
                .orElseThrow(Problems::notReady);
    }

    @POST
    @Path("/verify")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            operationId = "verifyWebhook",
            summary = "Checks a project's webhook on Bitbucket now",
            description =
                    "Whether it is there exactly once, active, with its URL, events, a secret and the certificate check, and what Data"
                            + " Center tells of its deliveries, its circuit breaker included. Changes nothing. Roles operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "Each check passed, failed or unknown, with a remedy where a person can do something",
            content = @Content(schema = @Schema(implementation = ChecksAnswer.class)))
    @APIResponse(responseCode = "503", description = "The project is not set up yet")
    public ChecksAnswer verify(@PathParam("id") UUID id) {
        ProjectView project = ReadyProjects.find(projects, id);
        return ChecksAnswer.of(verifier.webhook(project.project(), projects.open(project, Purpose.ROUTINE)));
    }

    @POST
    @Idempotent
    @Path("/regenerate")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            operationId = "regenerateWebhook",
            summary = "Replaces a project's webhook",
            description =
                    "A new webhook with a new secret is registered before the old one is removed, and what was pushed meanwhile is"
                            + " looked for. What does not end goes on by itself. Roles operator, admin.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = Idempotent.HEADER,
            description = Idempotent.DESCRIPTION,
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "200",
            description = "The new webhook is in place, and the old one gone",
            content = @Content(schema = @Schema(implementation = RegenerationAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "Bitbucket or other work stands in the way for now; it goes on by itself",
            content =
                    @Content(
                            schema = @Schema(implementation = RegenerationAnswer.class),
                            example = RegenerationAnswer.UNDERWAY_EXAMPLE))
    @APIResponse(
            responseCode = "422",
            description = "Bitbucket refuses the new webhook, and the old one stays; says what to do")
    @APIResponse(responseCode = "503", description = "The project is not set up yet")
    public Response regenerate(@PathParam("id") UUID id) {
        return RegenerationAnswer.respond(regenerations.webhook(new ProjectId(id), new CommandId(madeId.value())));
    }
}
