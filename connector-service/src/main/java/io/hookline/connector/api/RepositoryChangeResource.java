package io.hookline.connector.api;

import io.hookline.connector.project.RepositoryChange;
import io.hookline.connector.project.RepositoryChanges;
import io.hookline.contracts.event.RepositoryRef;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/projects/{id}/change-repository")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "projects")
class RepositoryChangeResource {

    private final RepositoryChanges changes;

    RepositoryChangeResource(RepositoryChanges changes) {
        this.changes = changes;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "changeRepository",
            summary = "Says where a project's repository is now, or gives it another",
            description =
                    "The same repository under another name or place is followed. Another one is refused unless replace is true: then a"
                            + " key and a webhook are made and proven there before it takes the former one's place, and the former one's"
                            + " are removed. Key and webhook are checked after either. Role admin.")
    @APIResponse(
            responseCode = "200",
            description = "What was done, and the checks after it",
            content = @Content(schema = @Schema(implementation = RepositoryChangeAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "Begun; Bitbucket does not answer just now, and it goes on by itself",
            content =
                    @Content(
                            schema = @Schema(implementation = RepositoryChangeAnswer.class),
                            example = RepositoryChangeAnswer.UNDERWAY_EXAMPLE))
    @APIResponse(
            responseCode = "409",
            description =
                    "It is another repository, which names both ids; or it has a project; or other work is under way")
    @APIResponse(
            responseCode = "422",
            description = "The request has faults, or Bitbucket refuses; the project is as it was")
    @APIResponse(
            responseCode = "503",
            description = "Bitbucket does not answer, or the project is not set up; nothing was changed")
    public Response change(@PathParam("id") UUID id, @Nullable RepositoryChangeForm form) {
        return switch (changes.change(Bodies.required(form).read(new ProjectId(id)))) {
            case RepositoryChange.Followed followed ->
                Response.ok(RepositoryChangeAnswer.of(followed)).build();
            case RepositoryChange.Replaced replaced ->
                Response.ok(RepositoryChangeAnswer.of(replaced)).build();
            case RepositoryChange.Underway underway ->
                Response.accepted(RepositoryChangeAnswer.of(underway)).build();
            case RepositoryChange.Another(var present, var found) -> throw another(present, found);
            case RepositoryChange.Taken(var first, var name) -> throw Problems.repositoryTaken(first, name);
            case RepositoryChange.UnknownProject() -> throw Problems.noProject();
            case RepositoryChange.UnknownConnector() -> throw Problems.unknownConnectorNamed();
            case RepositoryChange.NotReady() -> throw Problems.notReady();
            case RepositoryChange.Busy() -> throw Problems.busy("It is being set up or repaired; try again.");
            case RepositoryChange.OtherHost() -> throw otherHost();
            case RepositoryChange.NotCovered(var own) -> throw Problems.otherRepository(own);
            case RepositoryChange.NoSsh() -> throw Problems.noSsh();
            case RepositoryChange.Refused(var failure, var remedy) -> throw Problems.ofBitbucket(failure, remedy);
        };
    }

    private static ProblemException another(RepositoryRef present, RepositoryRef found) {
        return Problem.of(
                        409,
                        "another-repository",
                        "That is another repository",
                        "The project has " + present.path() + " with the id " + present.id() + "; " + found.path()
                                + " has the id " + found.id()
                                + ". Send \"replace\": true to give the project that one.")
                .with("present", present)
                .with("found", found)
                .asException();
    }

    private static ProblemException otherHost() {
        return Problem.of(
                        422,
                        "other-host",
                        "The clone URL is of another Bitbucket than the connector's",
                        "Name the connector that reaches it, or give the repository as owner/slug.")
                .asException();
    }
}
