package io.hookline.connector.api;

import io.hookline.connector.connection.ConnectorView;
import io.hookline.connector.connection.Connectors;
import io.hookline.connector.project.Projects;
import io.hookline.connector.userkey.UserKey;
import io.hookline.connector.userkey.UserKeyAttachment;
import io.hookline.connector.userkey.UserKeyId;
import io.hookline.connector.userkey.UserKeys;
import io.hookline.contracts.id.ProjectId;
import io.hookline.contracts.project.Project;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/projects/{id}/user-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "user keys")
class ProjectUserKeysResource {

    private final Projects projects;
    private final Connectors connectors;
    private final UserKeys keys;

    ProjectUserKeysResource(Projects projects, Connectors connectors, UserKeys keys) {
        this.projects = projects;
        this.connectors = connectors;
        this.keys = keys;
    }

    /** The keys that a project's trusted builds get, most preferred first. */
    @Schema(name = "ProjectUserKeys", examples = "{\"keys\":[\"5a6f1d70-0a3e-4d53-8d0e-6f5f0c4a7a55\"]}")
    record AttachmentForm(@Nullable List<UUID> keys) {}

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Lists the user keys that a project's trusted builds get",
            description = "Most preferred first. Roles viewer, operator, admin.")
    @APIResponse(responseCode = "200", description = "The keys")
    public UserKeysResource.Items list(@PathParam("id") UUID id) {
        Project project = project(id);
        return answer(project, keys.ofProject(project.id(), project.connector()));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Says which user keys a project's trusted builds get",
            description =
                    "Keys of the project's connector, most preferred first; all are preferred to the deploy key. An untrusted"
                            + " build gets none. Role admin.")
    @APIResponse(responseCode = "200", description = "The keys")
    @APIResponse(responseCode = "422", description = "The project's connector has no such keys; nothing was changed")
    public UserKeysResource.Items attach(@PathParam("id") UUID id, AttachmentForm form) {
        Project project = project(id);
        Faults faults = new Faults();
        List<UUID> wanted = faults.required("keys", Bodies.required(form).keys(), List.of());
        faults.check();
        return switch (keys.attach(
                project.id(),
                project.connector(),
                wanted.stream().map(UserKeyId::new).toList())) {
            case UserKeyAttachment.Attached(var attached) -> answer(project, attached);
            case UserKeyAttachment.UnknownKeys(var unknown) ->
                throw Problem.of(
                                422,
                                "unknown-user-key",
                                "The project's connector has no such user keys",
                                "List them with GET /connectors/{id}/user-keys.")
                        .with("keys", unknown)
                        .asException();
        };
    }

    private Project project(UUID id) {
        return projects.find(new ProjectId(id)).orElseThrow(Problems::noProject).project();
    }

    private UserKeysResource.Items answer(Project project, List<UserKey> found) {
        ConnectorView connector = connectors.find(project.connector()).orElseThrow();
        return new UserKeysResource.Items(found.stream()
                .map(key -> UserKeyAnswer.of(key, connector.product(), connector.baseUrl()))
                .toList());
    }
}
