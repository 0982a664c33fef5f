package io.hookline.connector.api;

import io.hookline.bitbucket.Bitbucket;
import io.hookline.bitbucket.Failure;
import io.hookline.bitbucket.Purpose;
import io.hookline.bitbucket.Ref;
import io.hookline.bitbucket.RepositoryPath;
import io.hookline.bitbucket.Result;
import io.hookline.connector.credential.Use;
import io.hookline.connector.project.ProjectView;
import io.hookline.connector.project.Projects;
import io.hookline.contracts.event.GitRef;
import io.hookline.contracts.id.ProjectId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/projects/{id}/heads")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "commits")
class HeadsResource {

    private final Projects projects;

    HeadsResource(Projects projects) {
        this.projects = projects;
    }

    /** Where a branch or tag stands; the hash has all its 40 digits. */
    @Schema(
            name = "Head",
            examples = "{\"ref\":\"refs/heads/main\",\"hash\":\"9f1c2b7d3e4a5f60718293a4b5c6d7e8f9012345\"}")
    record HeadAnswer(GitRef ref, String hash) {}

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Says where a branch or tag stands now",
            description = "Of the project's repository. Roles operator, admin.")
    @APIResponse(responseCode = "200", description = "The ref and its commit")
    @APIResponse(
            responseCode = "404",
            description = "Bitbucket shows no such branch or tag, or no such project is here")
    @APIResponse(responseCode = "422", description = "The ref is none")
    @APIResponse(responseCode = "503", description = "Bitbucket could not be asked; says when to try again")
    public HeadAnswer get(
            @PathParam("id") UUID id,
            @QueryParam("ref")
                    @Parameter(description = "The full name, such as refs/heads/main", required = true)
                    @Nullable
                    String ref) {
        ProjectView project = projects.find(new ProjectId(id)).orElseThrow(Problems::noProject);
        Faults faults = new Faults();
        GitRef asked = faults.read("ref", () -> GitRef.of(Objects.requireNonNullElse(ref, "")));
        RepositoryPath at = faults.read(
                "path", () -> RepositoryPath.of(project.project().repository().path()));
        faults.check();
        GitRef wanted = Objects.requireNonNull(asked);
        Bitbucket bitbucket =
                projects.open(project, Use.RUNNING, Purpose.ROUTINE).bitbucket();
        return switch (refs(bitbucket, Objects.requireNonNull(at), wanted)) {
            case Result.Ok<List<Ref>>(var refs) -> head(refs, wanted);
            case Result.Failed<List<Ref>>(var failure) -> throw CommitsResource.problem(failure);
        };
    }

    private static Result<List<Ref>> refs(Bitbucket bitbucket, RepositoryPath at, GitRef wanted) {
        return wanted.isTag() ? bitbucket.tags(at) : bitbucket.branches(at);
    }

    private static HeadAnswer head(List<Ref> refs, GitRef wanted) {
        return refs.stream()
                .filter(ref -> ref.name().value().equals(wanted.fullName()))
                .findFirst()
                .map(ref -> new HeadAnswer(wanted, ref.commit().value()))
                .orElseThrow(() -> CommitsResource.problem(
                        new Failure.NotFound("there is no " + (wanted.isTag() ? "tag" : "branch") + " of this name")));
    }
}
