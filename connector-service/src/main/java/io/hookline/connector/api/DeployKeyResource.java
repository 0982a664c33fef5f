package io.hookline.connector.api;

import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.git.KeyKind;
import io.hookline.connector.ConnectorConfig;
import io.hookline.connector.deploykey.DeployKeys;
import io.hookline.connector.observe.Verifier;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.connector.repair.Regenerations;
import io.hookline.connector.store.Role;
import io.hookline.contracts.id.CommandId;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/projects/{id}/deploy-key")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "deploy key")
class DeployKeyResource {

    private final Projects projects;
    private final DeployKeys keys;
    private final Verifier verifier;
    private final Regenerations regenerations;
    private final MadeId madeId;
    private final ConnectorConfig config;
    private final Clock clock;

    DeployKeyResource(
            Projects projects,
            DeployKeys keys,
            Verifier verifier,
            Regenerations regenerations,
            MadeId madeId,
            ConnectorConfig config,
            Clock clock) {
        this.projects = projects;
        this.keys = keys;
        this.verifier = verifier;
        this.regenerations = regenerations;
        this.madeId = madeId;
        this.config = config;
        this.clock = clock;
    }

    /**
     * How a new deploy key should be.
     *
     * @param kind null for the usual kind
     */
    @Schema(name = "NewDeployKey", examples = "{\"kind\":\"RSA_4096\"}")
    record RegenerationForm(
            @Schema(description = "By default hookline.connector.deploy-key.kind") @Nullable
            KeyKind kind) {}

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            operationId = "getDeployKey",
            summary = "Shows a project's deploy key",
            description = "Its public half alone, with its fingerprints and age. Roles viewer, operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "The deploy key",
            content = @Content(schema = @Schema(implementation = DeployKeyAnswer.class)))
    public DeployKeyAnswer get(@PathParam("id") UUID id) {
        return keys.find(new ProjectId(id), Role.CURRENT)
                .map(key -> DeployKeyAnswer.of(key, clock.instant(), config.deployKey()))
                .orElseThrow(Problems::noProject);
    }

    @POST
    @Path("/verify")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            operationId = "verifyDeployKey",
            summary = "Checks a project's deploy key on Bitbucket now",
            description =
                    "Whether Bitbucket lets deploy keys in, whether it is registered, ours, read-only, and opens the repository with git"
                            + " over SSH. Changes nothing. Roles operator, admin.")
    @APIResponse(
            responseCode = "200",
            description = "Each check passed, failed or unknown, with a remedy where a person can do something",
            content = @Content(schema = @Schema(implementation = ChecksAnswer.class)))
    @APIResponse(responseCode = "503", description = "The project is not set up yet")
    public ChecksAnswer verify(@PathParam("id") UUID id) {
        ProjectView project = ReadyProjects.find(projects, id);
        return ChecksAnswer.of(verifier.deployKey(project.project(), projects.open(project, Purpose.ROUTINE)));
    }

    @POST
    @Idempotent
    @Path("/regenerate")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            operationId = "regenerateDeployKey",
            summary = "Replaces a project's deploy key",
            description =
                    "A new key is registered and proven before it takes the old one's place, which is removed last: both open the"
                            + " repository in between. What does not end goes on by itself. Roles operator, admin.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = Idempotent.HEADER,
            description = Idempotent.DESCRIPTION,
            schema = @Schema(implementation = String.class))
    @RequestBody(content = @Content(schema = @Schema(implementation = RegenerationForm.class)))
    @APIResponse(
            responseCode = "200",
            description = "The new key is in place, and the old one gone",
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
            description = "Bitbucket refuses the new key, and the old one stays; says what to do")
    @APIResponse(responseCode = "503", description = "The project is not set up yet")
    public Response regenerate(@PathParam("id") UUID id, @Nullable RegenerationForm form) {
        return RegenerationAnswer.respond(regenerations.deployKey(
                new ProjectId(id), new CommandId(madeId.value()), form == null ? null : form.kind()));
    }
}
